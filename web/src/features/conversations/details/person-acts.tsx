import { lazy, Suspense, useState } from 'react'
import type { PersonBrief } from '#protocol/common.ts'
import { blockPerson, unblockPerson } from '#protocol/moderation.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { call, Refusal } from '../../../platform/store/index.ts'
import { Button } from '../../../ui/button.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { IconBan, IconFlag } from '../../../ui/icons.tsx'
import { toast } from '../../../ui/toast.ts'
import { talkTexts } from '../texts.ts'

const ReportSheet = lazy(() => import('../over/report-sheet.tsx'))

/** In a direct conversation: what protects one from the other person. */
export function PersonActs({ person, blocked }: { person: PersonBrief; blocked: boolean }) {
  const t = useTexts(talkTexts).details
  const [reporting, setReporting] = useState(false)

  async function toggle() {
    const question = { title: t.blockTitle(person.name), text: t.blockText, action: t.block, danger: true }
    if (!blocked && !(await confirm(question))) return
    try {
      await call(blocked ? unblockPerson : blockPerson, { personId: person.id })
      toast(blocked ? t.unblocked : t.blocked)
    } catch (error) {
      toast(error instanceof Refusal ? error.message : t.failed)
    }
  }

  return (
    <>
      <Button size="s" icon={IconBan} onClick={() => void toggle()}>
        {blocked ? t.unblock : t.block}
      </Button>
      <Button size="s" icon={IconFlag} onClick={() => setReporting(true)}>
        {t.report}
      </Button>
      {reporting && (
        <Suspense fallback={null}>
          <ReportSheet about={{ personId: person.id }} onClose={() => setReporting(false)} />
        </Suspense>
      )}
    </>
  )
}
