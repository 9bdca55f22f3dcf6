import { feature } from '#server/platform/feature.ts'
import { beginProvider } from './begin-provider.ts'
import { finishProvider } from './finish-provider.ts'
import { linkProvider } from './link-provider.ts'
import { listProviderLinks } from './list-provider-links.ts'
import { providerSignIn } from './provider-sign-in.ts'
import { unlinkProvider } from './unlink-provider.ts'

/** Signing in through OpenID Connect providers that whoever runs the server has chosen. */
export const providersFeature = feature({
  name: 'providers',
  calls: [beginProvider, finishProvider, providerSignIn, linkProvider, unlinkProvider, listProviderLinks],
})
