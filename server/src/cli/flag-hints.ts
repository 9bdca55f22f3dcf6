/** What to write on the command line after a refusal that a page answers with its own fields. */
const flags: Readonly<Record<string, string>> = {
  encoding_doubtful: '--encoding windows-1251',
  unknown_encoding: '--encoding windows-1251',
  unknown_column: '--map B=familyName,C=givenName',
  unknown_organisation_column: '--map B=inn,C=kpp',
  rows_unclear: '--kind pupils, --kind staff',
}

/** The sentence of a refusal, with the flag that helps. */
export function withFlag({ code, text }: { code: string; text: string }): string {
  const flag = flags[code]
  return flag === undefined ? text : `${text} ${flag}`
}
