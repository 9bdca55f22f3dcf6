import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { loadCatalogue } from './catalogue/index.ts'
import { preloadTexts, startTexts, storedLanguage } from './platform/i18n/index.ts'
import { listenForInstall } from './platform/install.ts'
import { openFromNotifications } from './platform/push/opening.ts'
import { startSession } from './platform/store/index.ts'
import { App, preloadPage } from './routes.tsx'
import { paint } from './shell/theme.ts'
import { keepShell } from './shell/updates.ts'

const AFTER_FIRST_SCREEN_MS = 1500

void start()

async function start() {
  keepShell()
  listenForInstall()
  openFromNotifications()
  const place = preloadPage(location.pathname)
  const polyfills = lacksNewMethods() ? import('./polyfills.ts') : undefined
  await startTexts(loadCatalogue, storedLanguage(), place === 'chats' ? ['first'] : ['first', 'later'])
  ;(await polyfills)?.addMissingMethods()
  await startSession()
  paint()
  const root = document.getElementById('app')
  if (!root) throw new Error('index.html has no #app')
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
  // Whoever stands at a door comes to the list next: its program is there when the answer is.
  if (place === 'plain') preloadPage('/')
  setTimeout(preloadTexts, AFTER_FIRST_SCREEN_MS)
}

// The oldest browsers we serve (Chrome 90, Safari 14) parse everything but lack some methods.
function lacksNewMethods(): boolean {
  return !(
    'at' in Array.prototype &&
    'hasOwn' in Object &&
    'findLast' in Array.prototype &&
    'toSorted' in Array.prototype
  )
}
