import { useTexts } from '../../platform/i18n/index.ts'
import { TextField } from '../../ui/text-field.tsx'
import type { Values } from './kept-values.ts'
import { accountTexts } from './texts.ts'

/** Family, given and patronymic name of oneself, in the order in which schools write them. */
export function NameFields({ values }: { values: Values }) {
  const t = useTexts(accountTexts)
  return (
    <>
      <NamePart name="familyName" label={t.familyName} values={values} autoComplete="family-name" required />
      <NamePart name="givenName" label={t.givenName} values={values} autoComplete="given-name" required />
      <NamePart name="patronymic" label={t.patronymic} values={values} autoComplete="additional-name" optional />
    </>
  )
}

export interface NamePartProps {
  name: string
  label: string
  values: Values
  autoComplete: string
  required?: boolean
  optional?: boolean
}

/** One part of a name: a capital first, no spelling marks under it. */
export function NamePart({ name, values, ...rest }: NamePartProps) {
  return (
    <TextField
      {...rest}
      name={name}
      defaultValue={values[name]}
      autoCapitalize="words"
      autoCorrect="off"
      spellCheck={false}
      maxLength={80}
    />
  )
}

/** A name as the contract wants it, out of what was typed. */
export function personName(typed: { familyName?: string; givenName?: string; patronymic?: string }) {
  const patronymic = clean(typed.patronymic)
  return {
    familyName: clean(typed.familyName),
    givenName: clean(typed.givenName),
    ...(patronymic ? { patronymic } : {}),
  }
}

function clean(part = ''): string {
  return part.trim().replace(/\s+/g, ' ')
}
