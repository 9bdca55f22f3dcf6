import { Component, type ReactNode } from 'react'
import { useTexts } from '../platform/i18n/index.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconCircleAlert, IconReload } from '../ui/icons.tsx'
import { shellTexts } from './texts.ts'

interface Props {
  /** Another page is another chance. */
  page: string
  children: ReactNode
}

interface State {
  failed: boolean
  page: string
}

/** A page that throws leaves the frame standing: the other places still open. */
export class CrashGuard extends Component<Props, State> {
  override state: State = { failed: false, page: this.props.page }

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.page === state.page ? null : { failed: false, page: props.page }
  }

  override render(): ReactNode {
    return this.state.failed ? <Crashed /> : this.props.children
  }
}

function Crashed() {
  const t = useTexts(shellTexts)
  return (
    <EmptyState
      icon={IconCircleAlert}
      title={t.crashTitle}
      actions={
        <Button tone="primary" icon={IconReload} onClick={() => location.reload()}>
          {t.reload}
        </Button>
      }
    >
      {t.crashText}
    </EmptyState>
  )
}
