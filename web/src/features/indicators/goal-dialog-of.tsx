import { useTexts } from '../../platform/i18n/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { LoadFailed } from '../people/load-failed.tsx'
import { GoalDialog } from './goal-dialog.tsx'
import { useDashboard, useIndicators } from './live.ts'
import { indicatorTexts } from './texts.ts'

interface Props {
  organisationId: string
  code: string
  onClose: () => void
}

/** The same dialog for a page that knows no more of an indicator than its code. */
export function GoalDialogOf({ organisationId, code, onClose }: Props) {
  const t = useTexts(indicatorTexts).aim
  const { data, error, refetch } = useDashboard(organisationId, '')
  const indicator = useIndicators()?.find((one) => one.code === code)
  if (data && indicator) {
    const goal = data.tiles.find(({ value }) => value.code === code)?.goal ?? null
    return <GoalDialog organisation={data.organisation} indicator={indicator} goal={goal} onClose={onClose} />
  }
  return (
    <Dialog open title={t.title} onClose={onClose}>
      {error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <SkeletonRows rows={3} />}
    </Dialog>
  )
}
