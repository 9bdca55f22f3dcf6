import { feature } from '#server/platform/feature.ts'
import { mailTopic, onMailDue } from '#server/platform/mail.ts'
import { accountsOnThisDevice } from './accounts-on-this-device.ts'
import { addPasskey } from './add-passkey.ts'
import { askResetLink } from './ask-reset-link.ts'
import { blockAccount } from './block-account.ts'
import { forgetSpentChallenges } from './challenges.ts'
import { changePassword } from './change-password.ts'
import { confirmEmail } from './confirm-email.ts'
import { confirmReset } from './confirm-reset.ts'
import { confirmSecondFactor } from './confirm-second-factor.ts'
import { foundInstallation } from './found-installation.ts'
import { forgetOldGuesses } from './guess-delays.ts'
import { listPasskeys } from './list-passkeys.ts'
import { listSessions } from './list-sessions.ts'
import { lookAtResetLink } from './look-at-reset-link.ts'
import { me } from './me.ts'
import { onResetLinkAsked } from './on-reset-link-asked.ts'
import { onSecondFactorRequired } from './on-second-factor-required.ts'
import { passkeyChallenge } from './passkey-challenge.ts'
import { passkeySignIn } from './passkey-sign-in.ts'
import { proposeEmail } from './propose-email.ts'
import { proposePasskey } from './propose-passkey.ts'
import { proposeSecondFactor } from './propose-second-factor.ts'
import { redeemReset } from './redeem-reset.ts'
import { redeemResetLink } from './redeem-reset-link.ts'
import { releaseReset } from './release-reset.ts'
import { removeEmail } from './remove-email.ts'
import { removePasskey } from './remove-passkey.ts'
import { removeSecondFactor } from './remove-second-factor.ts'
import { renamePasskey } from './rename-passkey.ts'
import { requestByResetLink } from './request-by-reset-link.ts'
import { requestReset } from './request-reset.ts'
import { forgetOldLinks } from './reset-links.ts'
import { revokeOtherSessions } from './revoke-other-sessions.ts'
import { revokeSession } from './revoke-session.ts'
import { setLocale } from './set-locale.ts'
import { setPin } from './set-pin.ts'
import { setupState } from './setup-state.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { switchSession } from './switch-session.ts'
import { unblockAccount } from './unblock-account.ts'
import { waitingResets } from './waiting-resets.ts'

/** Founding, signing in and out, sessions, restored and closed access. */
export const accountsFeature = feature({
  name: 'accounts',
  calls: [
    ...[setupState, foundInstallation],
    ...[signIn, signOut, listSessions, revokeSession, revokeOtherSessions, accountsOnThisDevice, switchSession],
    ...[proposeSecondFactor, confirmSecondFactor, removeSecondFactor],
    ...[passkeyChallenge, passkeySignIn, proposePasskey, addPasskey, listPasskeys, renamePasskey, removePasskey],
    ...[me, changePassword, setLocale, setPin, confirmReset],
    ...[requestReset, releaseReset, waitingResets, redeemReset, blockAccount, unblockAccount],
    ...[proposeEmail, confirmEmail, removeEmail, askResetLink, lookAtResetLink, redeemResetLink, requestByResetLink],
  ],
  reactions: {
    'organisations.secondFactorRequired': onSecondFactorRequired,
    'resetLinks.asked': onResetLinkAsked,
    [mailTopic]: onMailDue,
  },
  outward: [mailTopic],
  jobs: {
    'accounts.forgetGuesses': { cron: '23 * * * *', run: forgetOldGuesses },
    'accounts.forgetLinks': { cron: '41 * * * *', run: forgetOldLinks },
    'accounts.forgetChallenges': { cron: '37 * * * *', run: forgetSpentChallenges },
  },
})
