import { useState, type MouseEvent } from 'react'
import type { Provider } from '#protocol/providers.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { IconExternal } from '../../ui/icons.tsx'
import { goToProvider, type Errand } from './providers.ts'
import { errorsOf } from './refused.ts'

interface ProviderButtonsProps {
  providers: readonly Provider[]
  label: (provider: string) => string
  /** Told what the form around the buttons holds. */
  errand: (form: FormData) => Errand
  wide?: boolean
}

/** A button for each provider; what goes wrong before leaving stands over them. */
export function ProviderButtons({ providers, label, errand, wide = false }: ProviderButtonsProps) {
  const [busy, setBusy] = useState<string>()
  const [failure, setFailure] = useState<string>()

  async function press(event: MouseEvent<HTMLButtonElement>, id: string) {
    const form = new FormData(event.currentTarget.form ?? undefined)
    setFailure(undefined)
    setBusy(id)
    try {
      await goToProvider(id, errand(form))
    } catch (error) {
      setBusy(undefined)
      setFailure(errorsOf(error).summary)
    }
  }

  return (
    <>
      {failure && (
        <Banner tone="danger" summary>
          {failure}
        </Banner>
      )}
      {providers.map(({ id, label: name }) => (
        <Button key={id} icon={IconExternal} wide={wide} busy={busy === id} onClick={(event) => void press(event, id)}>
          {label(name)}
        </Button>
      ))}
    </>
  )
}
