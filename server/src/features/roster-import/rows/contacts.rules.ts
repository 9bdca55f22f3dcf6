/** `+79281234567`; empty when there is none, `undefined` when it is no number. Of several the first counts. */
export function readPhone(text: string): string | undefined {
  if (text.trim() === '' || /^[-–—]+$|^нет$/i.test(text.trim())) return ''
  const first = text.split(/[,;/\n]|\s{2,}/).find((part) => /\d/.test(part)) ?? ''
  const digits = first.replace(/\D/g, '')
  const isInternational = first.trim().startsWith('+')
  if (digits.length === 11 && /^[78]/.test(digits) && (!isInternational || digits.startsWith('7')))
    return `+7${digits.slice(1)}`
  if (digits.length === 10 && !isInternational) return `+7${digits}`
  return isInternational && digits.length >= 8 && digits.length <= 15 ? `+${digits}` : undefined
}

/** In lower case; empty when there is none, `undefined` when it is no address. */
export function readEmail(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase()
  if (bare === '' || /^[-–—]+$|^нет$/.test(bare)) return ''
  const first = bare.split(/[,;\s]+/)[0]!
  return /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(first) && first.length <= 254 ? first : undefined
}

/**
 * Eleven digits with their checksum: the digits times 9…1, modulo 101, 100 being 0 (Pension Fund order of 2016-06-21
 * N 473п). A number that lost its leading zeroes in a spreadsheet gets them back. `undefined` when it is none.
 */
export function readSnils(text: string): string | undefined {
  if (text.trim() === '' || /^[-–—]+$|^нет$/i.test(text.trim())) return ''
  if (!/^[\d\s‑–-]+$/.test(text.trim())) return undefined
  const digits = text.replace(/\D/g, '')
  const full = digits.length >= 9 ? digits.padStart(11, '0') : digits
  if (full.length !== 11) return undefined
  let sum = 0
  for (let at = 0; at < 9; at++) sum += Number(full[at]) * (9 - at)
  return (sum % 101) % 100 === Number(full.slice(9)) ? full : undefined
}

/** «м», «женский», «F»: empty when there is none, `undefined` when it is neither. */
export function readSex(text: string): '' | 'male' | 'female' | undefined {
  const bare = text.trim().toLowerCase().replace(/\.$/, '')
  if (bare === '' || bare === 'unspecified') return ''
  if (/^(?:м|муж|мужской|мальчик|юноша|m|male)$/.test(bare)) return 'male'
  if (/^(?:ж|жен|женский|девочка|девушка|f|female)$/.test(bare)) return 'female'
  return undefined
}

/** Takes phone numbers and addresses out of a cell that also holds a name: «Гасанова Зарема, 8 928 123-45-67». */
export function takeContacts(text: string): { rest: string; phone: string; email: string } {
  const email = /[^\s,;@]+@[^\s,;@]+\.[^\s,;@]+/.exec(text)?.[0] ?? ''
  const phone = /(?:\+?\d[\d\s()-]{8,17}\d)/.exec(text)?.[0] ?? ''
  const rest = text
    .replace(email, ' ')
    .replace(phone, ' ')
    .replace(/(?:тел\.?|т\.)?\s*[:,;]?\s*$/i, '')
    .replace(/[,;]\s*(?=$|[,;])/g, '')
  return { rest: rest.trim(), phone: readPhone(phone) ?? '', email: readEmail(email) ?? '' }
}
