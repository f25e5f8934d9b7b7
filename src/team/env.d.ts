/// <reference types="@astrojs/starlight" />

declare namespace App {
  interface Locals {
    /** The places that lead to a page of the workspace, and the page itself. */
    trail?: { label: string; address: string | null }[];
  }
}
