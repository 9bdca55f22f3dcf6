import { now as serverNow } from '../../platform/clock.ts'
import { useState } from 'react'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { Form, FormActions, SubmitButton } from '../../ui/form.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { KeptValues } from '../accounts/kept-values.ts'
import { PlainPage } from '../accounts/plain-page.tsx'
import { KindChoice, type Kind } from './kind-choice.tsx'
import { firstRunTexts } from './texts.ts'
import { browserZone, otherZones, proposedZone, russianZones } from './time-zones.ts'

/** What is founded, what it is called, by which clock it lives. */
export function OrganisationStep({ kept, onDone }: { kept: KeptValues; onDone: () => void }) {
  const t = useTexts(firstRunTexts)
  const kind = kept.values['kind'] as Kind | undefined
  return (
    <PlainPage title={t.title} step={t.step(1, 2)} lead={t.lead}>
      <div onInput={kept.onInput}>
        <Form onSubmit={onDone}>
          <KindChoice chosen={kind} />
          <TextField
            name="name"
            label={t.name}
            hint={t.nameHint}
            placeholder={t.namePlaceholders[kind ?? 'school']}
            defaultValue={kept.values['name']}
            autoComplete="organization"
            minLength={2}
            maxLength={80}
            required
          />
          <ZoneField zone={chosenZone(kept)} />
          <FormActions>
            <SubmitButton>{t.next}</SubmitButton>
          </FormActions>
        </Form>
      </div>
    </PlainPage>
  )
}

export function chosenZone(kept: KeptValues): string {
  return kept.values['timeZone'] ?? proposedZone(browserZone())
}

function ZoneField({ zone }: { zone: string }) {
  const t = useTexts(firstRunTexts)
  const language = useLanguage()
  const options = [
    ...russianZones.map((value) => ({ value: value as string, label: t.zones[value] })),
    ...[...new Set([zone, ...otherZones()])]
      .filter((value) => !russianZones.includes(value as never))
      .map((value) => ({ value, label: value.replace(/_/g, ' ') })),
  ]
  const [now] = useState(() => new Date(serverNow()))
  const clock = now.toLocaleTimeString(language, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return <Select name="timeZone" label={t.timeZone} hint={t.timeZoneNow(clock)} defaultValue={zone} options={options} />
}
