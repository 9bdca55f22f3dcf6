/** A sentence for the person at the terminal, in the languages of the product. */
export type Text = { readonly ru: string; readonly en: string }

/**
 * The server cannot start, and nothing is broken: the sentence says what to do. The command line prints it alone,
 * without a stack trace, and exits with a code other than 0.
 */
export class StartRefusal extends Error {
  readonly text: Text
  constructor(text: Text) {
    super(text.en)
    this.name = 'StartRefusal'
    this.text = text
  }
}

export function refuseStart(ru: string, en: string): never {
  throw new StartRefusal({ ru, en })
}
