/** All parts of the kit on one screen each, with long names and in every state. Only in development. */
import { Link } from 'wouter'
import { LanguageChoice, ThemeChoice } from '../shell/preferences.tsx'
import type { PageProps } from '../routes.tsx'
import { SinglePane } from '../shell/panes.tsx'
import { Layers } from './overlays.tsx'
import { Controls } from './controls.tsx'
import { Forms } from './forms.tsx'
import { FramePart } from './frame.tsx'
import { Lists } from './lists.tsx'
import { Card, Stack } from '../ui/card.tsx'
import { Page } from '../ui/page.tsx'

const parts = { controls: Controls, forms: Forms, lists: Lists, overlays: Layers }

export function KitPage({ params }: PageProps) {
  const part = params['part'] ?? 'controls'
  if (part === 'frame')
    return <FramePart show={params['show'] === 'main' || params['show'] === 'details' ? params['show'] : 'list'} />
  const Part = parts[part as keyof typeof parts] ?? Controls
  return (
    <SinglePane>
      <Page title={`Kit: ${part}`} subtitle={<Ways />} width="wide">
        <Stack gap={6}>
          <Card title="Предпочтения">
            <Stack>
              <ThemeChoice />
              <LanguageChoice />
            </Stack>
          </Card>
          <Part />
        </Stack>
      </Page>
    </SinglePane>
  )
}

function Ways() {
  return (
    <>
      {[...Object.keys(parts), 'frame'].map((part) => (
        <span key={part}>
          <Link href={`/kit/${part}`}>{part}</Link>{' '}
        </span>
      ))}
    </>
  )
}
