/** The texts of the reports, a folder a language. The compiler holds every other language to the texts of the English one. */
import type { Language } from '../../charts/index.ts';
import { en } from './en/index.ts';
import { es } from './es/index.ts';

export type Texts = typeof en;

const TEXTS: Record<Language, Texts> = { en, es };

export const textsOf = (language: Language): Texts => TEXTS[language];
