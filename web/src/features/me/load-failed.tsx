import { Refusal } from '../../platform/api/refusal.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { meTexts } from './texts.ts'

/** A page could not be filled: for want of a line, or because the server says no. */
export function LoadFailed({ error, onAgain }: { error: Error; onAgain: () => void }) {
  const t = useTexts(meTexts)
  return (
    <Banner
      tone="attention"
      title={error instanceof Refusal ? error.message : t.failed}
      actions={
        <Button size="s" onClick={onAgain}>
          {t.again}
        </Button>
      }
    />
  )
}
