import { useState } from 'react'
import { countColleges } from '#protocol/indicators.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Switch } from '../../ui/checkbox.tsx'
import { act } from '../people/acting.ts'
import { refreshIndicators } from './live.ts'
import { indicatorTexts } from './texts.ts'

/** Whether colleges count in the whole tree: the word of its topmost office. */
export function CollegesSwitch({ organisationId, counted }: { organisationId: string; counted: boolean }) {
  const t = useTexts(indicatorTexts).shots
  const [wanted, setWanted] = useState<boolean>()

  async function toggle(next: boolean) {
    setWanted(next)
    await act(() => call(countColleges, { organisationId, counted: next }))
    await refreshIndicators()
    setWanted(undefined)
  }

  return (
    <Switch
      label={t.colleges}
      hint={t.collegesHint}
      checked={wanted ?? counted}
      aria-busy={wanted !== undefined}
      onChange={(event) => void toggle(event.target.checked)}
    />
  )
}
