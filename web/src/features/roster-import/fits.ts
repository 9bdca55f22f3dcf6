/** One of these words holds the text that is sought, which is in small letters. */
export function fits(words: readonly string[], text: string): boolean {
  return text === '' || words.some((word) => word.toLocaleLowerCase().includes(text))
}
