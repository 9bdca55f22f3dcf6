import type { OrganisationKind } from '#protocol/accounts.ts'

type Sign = readonly [OrganisationKind, RegExp]

/** How a column of kinds says it, in small letters. The first that fits counts. */
const said: readonly Sign[] = [
  ['region', /^region$|региональн\p{L}* (?:управлени|орган)|министерств/u],
  ['municipality', /^municipality$|муниципальн\p{L}* (?:управлени|орган|отдел)|управлени\p{L}* образовани|^муо$/u],
  ['kindergarten', /^kindergarten$|дошкольн|детск\p{L}+ сад|^м?[бка]?доу$|^доо$|^сад$/u],
  ['additional', /^additional$|дополнительн|^м?[бка]?удо$|^удод$|^до$/u],
  ['college', /^college$|профессиональн|колледж|техникум|^спо$|^поо$/u],
  ['school', /^school$|общеобразовательн|общее образование|школ|лице|гимнази|интернат|^м?[бка]?оу$|^оо$/u],
]

/** How names say it; words stand between spaces. */
const named: readonly Sign[] = [
  ['school', /школа детский сад| нш ?дс /u],
  ['kindergarten', /детск\p{L}+ сад| ясли|дошкольн| \p{L}{0,4}доу | црр /u],
  [
    'additional',
    /дополнительн\p{L}+ образовани| (?:\p{L}{0,4}удо|до|ддт|цдо|цдт|цдод|дюсш|сшор|дши|дмш|дхш|сют|сюн) |спортивн\p{L}+ школ|школ\p{L}* искусств|музыкальн\p{L}+ школ|художественн\p{L}+ школ|дом\p{L}* детского|дом\p{L}* творчества|центр\p{L}* (?:детского|внешкольной)|двор\p{L}+ (?:детск|творчества)|станци\p{L}+ юных/u,
  ],
  ['college', /колледж|техникум|училищ|профессиональн| \p{L}{0,3}поу /u],
  ['school', /школ|лице[йя]|гимнази|интернат|общеобразовательн|кадетск| (?:сош|оош|нош|\p{L}{0,3}оу) /u],
  ['municipality', /управлени\p{L}* образовани|отдел\p{L}* образовани|комитет\p{L}* (?:по )?образовани/u],
]

/** From the levels of a licence: general education makes a school, whatever else is taught there. */
const levels: readonly Sign[] = [
  ['school', /начальное общее|основное общее|среднее общее|общего образования/u],
  ['college', /среднее профессиональное/u],
  ['kindergarten', /дошкольное/u],
  ['additional', /дополнительн/u],
]

/** What an organisation is, by a column or an attribute of kinds; `undefined` when that says nothing to us. */
export function kindSaid(text: string): OrganisationKind | undefined {
  return firstOf(said, plain(text))
}

/** What an organisation is, by what it is called. */
export function kindByName(...names: readonly string[]): OrganisationKind | undefined {
  for (const name of names) {
    const kind = firstOf(named, ` ${plain(name)} `)
    if (kind) return kind
  }
  return undefined
}

/** What an organisation is, by the levels of education in its licence. */
export function kindByLevels(texts: readonly string[]): OrganisationKind | undefined {
  return firstOf(levels, texts.map(plain).join(' · '))
}

function firstOf(signs: readonly Sign[], text: string): OrganisationKind | undefined {
  return signs.find(([, sign]) => sign.test(text))?.[0]
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
