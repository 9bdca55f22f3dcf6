import { Refusal } from '../../platform/api/refusal.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconLock, IconOffline } from '../../ui/icons.tsx'
import { peopleTexts } from './texts.ts'

/** A page could not be filled: no line, or a no that says why. */
export function LoadFailed({ error, onAgain }: { error?: unknown; onAgain: () => void }) {
  const t = useTexts(peopleTexts)
  if (error instanceof Refusal) {
    const unknown = error.code === 'not_found' || error.code === 'bad_input'
    return <EmptyState icon={IconLock} title={unknown ? t.notHere : error.message} />
  }
  return <EmptyState icon={IconOffline} title={t.loadFailed} actions={<Button onClick={onAgain}>{t.again}</Button>} />
}
