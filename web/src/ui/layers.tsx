import { useTexts } from '../platform/i18n/index.ts'
import { Button } from './button.tsx'
import { questionRequests } from './confirm.ts'
import { Dialog } from './dialog.tsx'
import { MenuLayer } from './menu-layer.tsx'
import { uiTexts } from './texts.ts'
import { ToastLayer } from './toast-layer.tsx'
import { TooltipLayer } from './tooltip-layer.tsx'

/** All that lies over the page; mounted once by the app, loaded after the first paint. */
export default function Layers() {
  return (
    <>
      <QuestionLayer />
      <MenuLayer />
      <ToastLayer />
      <TooltipLayer />
    </>
  )
}

function QuestionLayer() {
  const t = useTexts(uiTexts)
  const question = questionRequests.use()[0]
  if (!question) return null
  return (
    <Dialog
      open
      title={question.title}
      onClose={() => question.answer(false)}
      actions={
        <>
          <Button onClick={() => question.answer(false)}>{t.cancel}</Button>
          <Button tone={question.danger ? 'danger' : 'primary'} onClick={() => question.answer(true)}>
            {question.action}
          </Button>
        </>
      }
    >
      {question.text}
    </Dialog>
  )
}
