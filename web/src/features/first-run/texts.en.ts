import type { SameTexts } from '../../platform/i18n/index.ts'
import type ru from './texts.ru.ts'

const en: SameTexts<typeof ru> = {
  title: 'Set up Peremena',
  step: (now: number, of: number) => `Step ${now} of ${of}`,
  lead: 'One minute, then you can invite colleagues. You can change all of this later.',
  kind: 'What are you setting up?',
  kinds: {
    school: { name: 'One organisation', text: 'A school, kindergarten or club: its teachers, classes and parents' },
    municipality: { name: 'A municipality', text: 'The education office of a district or town, and its organisations' },
    region: { name: 'A region', text: 'A ministry, with municipalities and their organisations under it' },
  },
  kindNeeded: 'Choose one of the three',
  name: 'Name',
  nameHint: 'Short, the way people say it. You can add the full name later',
  namePlaceholders: {
    school: 'School No. 4',
    municipality: 'Derbent Education Office',
    region: 'Ministry of Education of Dagestan',
  },
  timeZone: 'Time zone',
  timeZoneNow: (clock: string) => `It is ${clock} there now`,
  zones: {
    'Europe/Kaliningrad': 'Kaliningrad (Moscow −1)',
    'Europe/Moscow': 'Moscow, Makhachkala, Kazan (Moscow time)',
    'Europe/Samara': 'Samara, Saratov, Izhevsk (Moscow +1)',
    'Asia/Yekaterinburg': 'Yekaterinburg, Ufa, Perm (Moscow +2)',
    'Asia/Omsk': 'Omsk (Moscow +3)',
    'Asia/Krasnoyarsk': 'Krasnoyarsk, Novosibirsk, Tomsk (Moscow +4)',
    'Asia/Irkutsk': 'Irkutsk, Ulan-Ude (Moscow +5)',
    'Asia/Yakutsk': 'Yakutsk, Chita (Moscow +6)',
    'Asia/Vladivostok': 'Vladivostok, Khabarovsk (Moscow +7)',
    'Asia/Magadan': 'Magadan, Sakhalin (Moscow +8)',
    'Asia/Kamchatka': 'Kamchatka, Chukotka (Moscow +9)',
  },
  next: 'Next',
  youTitle: 'Now about you',
  youLead: {
    school: 'You will be its head: you can invite people and create classes.',
    municipality: 'You will be a specialist of the office: you can add organisations and invite their heads.',
    region: 'You will be a specialist of the ministry: you can add municipalities and invite their specialists.',
  },
  found: { school: 'Set up the organisation', municipality: 'Set up the municipality', region: 'Set up the region' },
  needsLinkTitle: 'You need the first-run link',
  needsLinkText:
    'The server printed it where it was started: the last line, beginning with http, with many characters after a #. Open it, or paste it here.',
  link: 'Link',
  linkWrong: 'There is no code after a # here. Copy the whole link',
  open: 'Open',
  foundedTitle: 'This server is already set up',
  foundedText:
    'Sign in with your login and password. If you have none, ask your organisation’s administrator for an invitation code.',
  signIn: 'Sign in',
  haveCode: 'I have a code',
  doneTitle: (name: string) => `${name} is ready`,
  doneLead: 'You are in. To become active, the organisation needs three registered people and one class.',
  doneLeadOffice: 'You are in. Add the organisations: each will have its own head and its own ways in.',
  loginNote: (login: string) => `Your login: ${login}. Write it down together with the password.`,
  steps: {
    invite: { title: 'Invite colleagues', text: 'Paste a list of names, then print sheets with codes or send links' },
    classes: {
      title: 'Create a class',
      text: 'Paste the list of pupils: chats with pupils and with parents appear by themselves',
    },
    organisations: { title: 'Add organisations', text: 'Schools, kindergartens and clubs under your office' },
    offices: { title: 'Add municipalities', text: 'Education offices and the organisations under them' },
    heads: { title: 'Invite the heads', text: 'A code for each: they invite their own people from there' },
    notifications: { title: 'Turn on notifications', text: 'So that no message is missed while the page is closed' },
  },
  toChats: 'To the chats',
}

export default en
