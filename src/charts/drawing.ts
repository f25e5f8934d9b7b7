/** The inside of a drawing, in units of its box. */
export interface Drawing {
  width: number;
  height: number;
  font: number;
  content: string;
  /** Sentences that the drawing needs beside those of its description. */
  notes: string[];
}
