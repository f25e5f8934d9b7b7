/** From a field at a source to a field of the model. */
export { dayOfDate, dayOfInstant, instant, monthOfText } from './dates.ts';
export { finish, idOf, separate, type Mapped } from './outcome.ts';
export { FieldReader, type FieldProblem } from './reader.ts';
