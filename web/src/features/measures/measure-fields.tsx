import { measureOwnerMax, measureTextMax } from '#protocol/measures.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { measureTexts } from './texts.ts'

export function MeasureFields(of: { decision: string; owner: string; due: string; min?: string }) {
  const t = useTexts(measureTexts).record
  return (
    <>
      <TextArea name="decision" label={t.decision} defaultValue={of.decision} maxLength={measureTextMax} required />
      <TextField
        name="owner"
        label={t.owner}
        hint={t.ownerHint}
        defaultValue={of.owner}
        maxLength={measureOwnerMax}
        required
      />
      <TextField
        name="due"
        type="date"
        label={t.due}
        defaultValue={of.due}
        {...(of.min ? { min: of.min } : {})}
        required
      />
    </>
  )
}
