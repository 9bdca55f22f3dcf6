import { now } from '../../platform/clock.ts'
import { useState } from 'react'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { Select } from '../../ui/select.tsx'
import { firstRunTexts } from '../first-run/texts.ts'
import { otherZones, russianZones, type RussianZone } from '../first-run/time-zones.ts'
import { organisationTexts } from './texts.ts'

/** By which clock the organisation lives; says what time it is there. */
export function ZoneSelect({ zone }: { zone: string }) {
  const t = useTexts(organisationTexts).form
  const names = useTexts(firstRunTexts).zones
  const language = useLanguage()
  const [chosen, setChosen] = useState(zone)
  const others = [...new Set([zone, ...otherZones()])].filter((one) => !russianZones.includes(one as RussianZone))
  return (
    <Select
      name="timeZone"
      label={t.timeZone}
      hint={t.clock(clockIn(chosen, language))}
      value={chosen}
      onChange={(event) => setChosen(event.target.value)}
      options={[
        ...russianZones.map((value) => ({ value: value as string, label: names[value] })),
        ...others.map((value) => ({ value, label: value.replace(/_/g, ' ') })),
      ]}
    />
  )
}

function clockIn(timeZone: string, language: string): string {
  return new Date(now()).toLocaleTimeString(language, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
}
