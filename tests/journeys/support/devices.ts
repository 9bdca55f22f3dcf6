import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test'
import { sessionCookie } from '#server/platform/transport/request-origin.ts'
import type { Person } from './school.ts'

export type Device = { context: BrowserContext; page: Page }

type Options = {
  /** Whose session the browser holds; without one it is signed out. */
  as?: Person
  phone?: boolean
  /** Lines of the console that belong to what the journey does: the answer 404 to a wrong code, a cut line. */
  expects?: RegExp
  context?: BrowserContextOptions
}

const desktop = { viewport: { width: 1440, height: 900 } }
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }

// A page that is not signed in asks who it is: the browser writes the answer to its console.
const always = /the server responded with a status of 401/

/** Browsers of several people at once; every page of theirs is watched for what must not happen. */
export function devices(browser: Browser, address: string) {
  const opened: BrowserContext[] = []
  const trouble: string[] = []

  async function open(options: Options = {}): Promise<Device> {
    const context = await browser.newContext({
      ...{ baseURL: address, locale: 'ru-RU', timezoneId: 'Europe/Moscow', reducedMotion: 'reduce' },
      ...(options.phone ? phone : desktop),
      ...options.context,
    })
    opened.push(context)
    const { as, expects } = options
    if (as) await context.addCookies([{ name: sessionCookie, value: as.api.token, url: address, httpOnly: true }])
    await context.addInitScript({ content: tellViolations })
    context.on('page', (page) => watch(page, expects))
    return { context, page: await context.newPage() }
  }

  function watch(page: Page, expects: RegExp | undefined) {
    page.on('pageerror', (error) => trouble.push(`page error at ${page.url()}: ${error.stack ?? error.message}`))
    page.on('console', (message) => {
      const line = message.text()
      if (message.type() !== 'error' || always.test(line) || expects?.test(line)) return
      trouble.push(`console at ${page.url()}: ${line} (${message.location().url})`)
    })
  }

  return {
    open,
    trouble: () => trouble,
    close: () => Promise.all(opened.map((context) => context.close())),
  }
}

// Text, not a function: it runs in the browser, whose globals these files do not know.
const tellViolations = `document.addEventListener('securitypolicyviolation', (event) => {
  const { violatedDirective, blockedURI, sourceFile, lineNumber } = event
  console.error('policy violated: ' + [violatedDirective, blockedURI, sourceFile, lineNumber].join(' '))
})`
