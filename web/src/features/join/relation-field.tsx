import { useTexts } from '../../platform/i18n/index.ts'
import { Select } from '../../ui/select.tsx'
import type { KeptValues } from '../accounts/kept-values.ts'
import { joinTexts } from './texts.ts'

/** What a guardian is by law. Only a legal representative signs consents, once the organisation has confirmed it. */
export function RelationField({ kept }: { kept: KeptValues }) {
  const t = useTexts(joinTexts)
  const relations = Object.entries(t.relations).map(([value, label]) => ({ value, label }))
  return (
    <Select
      name="relation"
      label={t.relation}
      hint={t.relationHint}
      placeholder={t.relationNeeded}
      options={relations}
      defaultValue={kept.values['relation'] ?? ''}
      required
    />
  )
}
