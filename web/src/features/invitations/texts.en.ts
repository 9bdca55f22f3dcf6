import { counted } from '../../platform/i18n/plural.ts'
import type { SameTexts } from '../../platform/i18n/index.ts'
import type ru from './texts.ru.ts'

const codes = (n: number) => counted(n, { one: 'code', other: 'codes' })

const en: SameTexts<typeof ru> = {
  form: {
    title: 'Invite',
    how: 'Whom to invite',
    byNames: 'By a list of names',
    nameless: 'Codes without names',
    role: 'Role',
    position: 'Position',
    positionHint: 'One for the whole list, for example “teacher”',
    names: 'List',
    count: 'How many codes',
    countHint: (max) => `At most ${max} at once. Any one person may use such a code; you confirm who it is`,
    submit: (n) => (n > 0 ? `Issue ${codes(n)}` : 'Issue codes'),
    release: 'A code only asks to be let in: you confirm everybody under “Requests”.',
    allKnown: 'All these people are on the staff list already. Issue a new code from the row of the person.',
    left: (n) => `${counted(n, { one: 'line was', other: 'lines were' })} not taken and stayed in the field`,
    noRight: 'The head or the office invites here',
  },

  list: {
    title: 'Issued codes',
    emptyTitle: 'No codes issued yet',
    emptyText: 'Once you invite people, you see here who has not used the code yet.',
    invite: 'Invite',
    anybody: 'Any one person',
    filter: 'Show only',
    all: 'All',
    states: {
      issued: 'not opened',
      opened: 'opened',
      claimed: 'waits for an answer',
      used: 'used',
      expired: 'expired',
      revoked: 'revoked',
    },
    filters: {
      issued: 'Not opened',
      opened: 'Opened',
      claimed: 'Waiting',
      used: 'Used',
      expired: 'Expired',
      revoked: 'Revoked',
    },
    until: (day) => `until ${day}`,
    by: (name) => `issued by ${name}`,
    reissue: 'New code',
    reissueLabel: (name) => `New code for ${name}`,
    revoke: 'Revoke',
    revokeLabel: (name) => `Revoke the code of ${name}`,
    revoked: 'The code is revoked',
    more: 'Show more',
  },

  sheets: {
    pageTitle: 'Sheets with codes',
    title: 'The codes are ready',
    count: (n) => counted(n, { one: 'sheet', other: 'sheets' }),
    print: 'Print',
    done: 'Done',
    onlyNow: 'The codes are shown only now: for a quarter of an hour after issue',
    onlyNowText:
      'Print them or copy the links. A lost sheet cannot be printed again, but you can issue a new code: the old one stops at once.',
    onlyPrintText:
      'Print them and cut along the dashes. A lost sheet cannot be printed again, but you can issue a new one: the old one stops at once.',
    copyLink: 'Copy the link',
    copied: 'The link is copied',
    copyLinkOf: (name) => `Copy the link for ${name}`,
    copyFor: { staff: 'Link for the colleague', pupils: 'Link for pupils', guardians: 'Link for guardians' },
    layout: 'How to print',
    each: (n) => `A slip for each (${n})`,
    one: 'One notice',
    over: 'These codes can no longer be shown',
    overText:
      'More than a quarter of an hour has passed, or somebody else issued them. Issue new ones: the old ones stop working.',
    nothing: 'Codes that were issued a moment ago are shown here',
    back: 'Back',
    noAddress: 'The server needs a secure address first',
    noAddressText:
      'The codes are issued, but it is too early to print them: over an insecure address they could be seen by others.',
    noAddressSteps: [
      'Tell whoever runs the server that an https address is needed.',
      'They set PEREMENA_PUBLIC_URL=https://your-address and restart the server.',
      'Issue new codes and print those: these stop working.',
    ],
    again: 'Check again',
    preview: 'This is what comes out on paper',
  },

  paper: {
    invites: 'You are invited to Peremena',
    role: 'You join as',
    classOf: (name) => `Class ${name}`,
    codeFor: { pupils: 'For the pupil', guardians: 'For guardians' },
    scan: 'QR code with the link to join',
    steps: {
      both: (address) =>
        [
          `Point the camera of your phone at your square. Or open ${address} and type the code.`,
          `A pupil writes the name as it stands in the class register. An adult writes who they are and whose child. Choose a login and a password.`,
          `The form teacher confirms you, and your chats open.`,
        ].join('\n'),
      staff: (address) =>
        [
          `Point the camera of your phone at the square. Or open ${address} and type the code.`,
          `Write your family name and given name, choose a login and a password.`,
          `The head confirms you, and your chats open.`,
        ].join('\n'),
      pupils: (address) =>
        [
          `Point the camera of your phone at the square. Or open ${address} and type the code.`,
          `Write your name as it stands in the class register. Choose a login and a password.`,
          `Your form teacher confirms you, and your chats open.`,
        ].join('\n'),
      guardians: (address) =>
        [
          `Point the camera of your phone at the square. Or open ${address} and type the code.`,
          `Write who you are and whose child. Choose a login and a password.`,
          `The form teacher confirms you, and your chats open.`,
        ].join('\n'),
    },
    childSteps: (address) =>
      [
        `Point the camera of your phone at your square. Or open ${address} and type the code.`,
        `Give the day and month of the child’s birth. Choose a login and a password.`,
        `If your name is not there, write who you are to the child: you will be confirmed.`,
      ].join('\n'),
    childStepsByName: (address) =>
      [
        `Point the camera of your phone at your square. Or open ${address} and type the code.`,
        `Write the child’s family name and given name; an adult also writes who they are. Choose a login and a password.`,
        `You will be confirmed, and your chats open.`,
      ].join('\n'),
    toPupil: 'For the pupil',
    toGuardian: 'For a parent',
    eachOnce: 'Each code is for one person',
    until: (day) => `The code works until ${day}`,
    warning: 'Do not pass the code on. The school never asks for a password or a code from a text message.',
  },

  requests: {
    title: 'Requests',
    staff: 'Staff',
    emptyTitle: 'Nobody waits',
    emptyText: 'When somebody uses a code, the request appears here. Nothing opens before your answer.',
    asPupil: 'Asks as a pupil',
    asStaff: (role) => `Asks as: ${role}`,
    asKin: (kinship, child) => `${kinship}. Child: ${child}`,
    noKin: (child) => `Child: ${child}`,
    invitedAs: (name) => `The code was issued to ${name}`,
    invitedSame: 'the name is that of the invitation',
    otherName: 'The name is not the one the code was issued to. Check who it is.',
    nameless: 'The code had no name. Check who it is.',
    line: 'Line of the list',
    lineOf: (name) => `Line of the list for the request of ${name}`,
    same: 'the name is the same',
    similar: 'spelled a little differently',
    sheet: 'the code stood on this child’s sheet',
    taken: 'somebody has joined as this line',
    other: 'Another child of the list…',
    noMatch: 'No name on the list is like this one. Choose a line yourself or refuse.',
    choose: 'Choose the child',
    contestedLine: 'Somebody else asks for this line, or has joined as it. Find out who it really is.',
    contestedKin: 'The child has such a relative already, or another one asks. Find out who it really is.',
    likeStaff: 'The name equals that of a staff member, so only an administrator lets the person in. Refuse strangers.',
    known: 'This person is already here.',
    representative: 'Legal representative',
    representativeHint: 'So the request says. If the papers confirm it, this person may sign consents',
    close: 'No legal representative: signs no consents.',
    claims: 'Legal representatives',
    claimsText:
      'They came in with the child’s sheet and say that they are legal representatives. Confirm those of whom you know it.',
    declinedClaims: 'Answered with no',
    declinedClaimsText:
      'They said that they are legal representatives and were not confirmed. If the papers say otherwise, confirm them: both answers stay on record.',
    declinedBy: (name, day) => `Not confirmed: ${name}, ${day}`,
    claimOf: (kinship, child, className) => `${kinship} · ${child}, ${className}`,
    confirm: 'Confirm',
    confirmLabel: (name) => `Confirm: ${name}`,
    notConfirm: 'No',
    notConfirmLabel: (name) => `Do not confirm: ${name}`,
    confirmed: (name) => `${name}: legal representative`,
    notConfirmed: (name) => `${name}: not confirmed`,
    approve: 'Let in',
    approveLabel: (name) => `Let in ${name}`,
    refuse: 'Refuse',
    refuseLabel: (name) => `Refuse ${name}`,
    approved: (name) => `${name} is inside now`,
    refuseTitle: (name) => `Refuse ${name}?`,
    refuseText: 'The person sees that the request was not confirmed and may ask again with a new code.',
    refused: (name) => `${name}: refused`,
    restoreInstead: 'If it is the same child, refuse and restore their access.',
  },

  resets: {
    title: 'Restoring access',
    text: (name, when) => `${name} asks, ${when}`,
    byMail: (when) => `Asks with a link from a letter, ${when}. Make sure that it is this person.`,
    explain:
      'This person manages the organisation, so a second one issues the code. Make sure they have asked for it themselves.',
    release: 'Issue the code',
    dialog: (name) => `Code for ${name}`,
  },
}
export default en
