/**
 * The hours of Russia, one zone for each, named by cities that people know. The other Russian zones of the IANA list keep the same
 * hours today and lead to one of these.
 */
export const russianZones = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Magadan',
  'Asia/Kamchatka',
] as const

export type RussianZone = (typeof russianZones)[number]

const sameHours: Record<string, RussianZone> = {
  'Europe/Simferopol': 'Europe/Moscow',
  'Europe/Kirov': 'Europe/Moscow',
  'Europe/Volgograd': 'Europe/Moscow',
  'Europe/Astrakhan': 'Europe/Samara',
  'Europe/Saratov': 'Europe/Samara',
  'Europe/Ulyanovsk': 'Europe/Samara',
  'Asia/Novosibirsk': 'Asia/Krasnoyarsk',
  'Asia/Barnaul': 'Asia/Krasnoyarsk',
  'Asia/Tomsk': 'Asia/Krasnoyarsk',
  'Asia/Novokuznetsk': 'Asia/Krasnoyarsk',
  'Asia/Chita': 'Asia/Yakutsk',
  'Asia/Khandyga': 'Asia/Yakutsk',
  'Asia/Ust-Nera': 'Asia/Vladivostok',
  'Asia/Sakhalin': 'Asia/Magadan',
  'Asia/Srednekolymsk': 'Asia/Magadan',
  'Asia/Anadyr': 'Asia/Kamchatka',
}

/** The zone to propose for what the browser says; a device that tells no place is taken to be in Moscow’s. */
export function proposedZone(browserZone: string | undefined): string {
  if (!browserZone || /^(UTC|GMT|Etc\/.*)$/.test(browserZone)) return 'Europe/Moscow'
  return sameHours[browserZone] ?? browserZone
}

/** What the browser says of its own zone. */
export function browserZone(): string | undefined {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Zones of the rest of the world that this browser knows; old ones do not say. */
export function otherZones(): string[] {
  const all = Intl.supportedValuesOf?.('timeZone') ?? []
  const russian = new Set<string>([...russianZones, ...Object.keys(sameHours)])
  return all.filter((zone) => !russian.has(zone) && !zone.startsWith('Etc/'))
}
