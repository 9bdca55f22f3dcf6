import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startTexts, storedLanguage, type Language } from './platform/i18n/index.ts'
import { App, preloadPage } from './routes.tsx'
import { paint } from './shell/theme.ts'
import { keepShell } from './shell/updates.ts'

const catalogues = {
  ru: () => import('./catalogue.ru.ts'),
  en: () => import('./catalogue.en.ts'),
}

void start()

async function start() {
  preloadPage(location.pathname)
  const polyfills = lacksNewMethods() ? import('./polyfills.ts') : undefined
  await startTexts(loadTexts, storedLanguage())
  ;(await polyfills)?.addMissingMethods()
  paint()
  const root = document.getElementById('app')
  if (!root) throw new Error('index.html has no #app')
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
  keepShell()
}

async function loadTexts(language: Language) {
  return (await catalogues[language]()).default
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
