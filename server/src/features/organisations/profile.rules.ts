import type { OrganisationProfile } from '#protocol/organisations.ts'

const innWeights = [2, 4, 10, 3, 5, 9, 4, 6, 8]

/** INN of an organisation: ten digits, the last one a checksum (order ММВ-7-6/435 of the tax service). */
export function isInn(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false
  const sum = innWeights.reduce((total, weight, place) => total + weight * Number(text[place]), 0)
  return (sum % 11) % 10 === Number(text[9])
}

/** OGRN: thirteen digits, the last one the remainder of the first twelve by 11. */
export function isOgrn(text: string): boolean {
  return /^[15]\d{12}$/.test(text) && (Number(text.slice(0, 12)) % 11) % 10 === Number(text[12])
}

/** KPP: tax office, reason (may have capital letters), number. */
export function isKpp(text: string): boolean {
  return /^\d{4}[\dA-Z]{2}\d{3}$/.test(text)
}

/** OKTMO: eight digits of a municipality, eleven of a settlement in it. */
export function isOktmo(text: string): boolean {
  return /^(\d{8}|\d{11})$/.test(text)
}

const checks = {
  inn: isInn,
  ogrn: isOgrn,
  kpp: isKpp,
  oktmo: isOktmo,
  email: (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
  website: (text: string) => /^https?:\/\/[^\s/]+\.[^\s]+$/.test(text),
} as const

export type CheckedField = keyof typeof checks

/** Fields that cannot be right; what is empty is only missing. */
export function profileFaults(profile: Partial<OrganisationProfile>): CheckedField[] {
  return (Object.keys(checks) as CheckedField[]).filter((field) => {
    const text = profile[field] ?? ''
    return text !== '' && !checks[field](text)
  })
}

/** As it is kept: no needless spaces, numbers without any, a site with its scheme. */
export function tidyProfile(profile: Partial<OrganisationProfile>): Partial<OrganisationProfile> {
  const entries = Object.entries(profile).map(([field, text]) => [field, tidyField(field, text)])
  return Object.fromEntries(entries) as Partial<OrganisationProfile>
}

function tidyField(field: string, text: string): string {
  const tidy = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (['inn', 'ogrn', 'kpp', 'oktmo'].includes(field)) return tidy.replace(/[\s-]/g, '').toUpperCase()
  if (field === 'website' && tidy !== '' && !/^https?:\/\//i.test(tidy)) return `https://${tidy}`
  return tidy
}
