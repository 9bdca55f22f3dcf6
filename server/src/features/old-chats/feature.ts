import { feature } from '#server/platform/feature.ts'
import { addChat } from './add-chat.ts'
import { addFromFile } from './add-from-file.ts'
import { changeChat } from './change-chat.ts'
import { chatsBelow } from './chats-below.ts'
import { chatsOfClass } from './chats-of-class.ts'
import { declare } from './declare.ts'
import { farewell } from './farewell.ts'
import { listChats } from './list-chats.ts'
import { markMistaken } from './mark-mistaken.ts'
import { readFile } from './read-file.ts'
import { setState } from './set-state.ts'
import { template } from './template.ts'

export const oldChatsFeature = feature({
  name: 'old-chats',
  calls: [
    ...[listChats, chatsBelow, chatsOfClass, farewell, template, readFile],
    ...[addChat, changeChat, setState, markMistaken, declare, addFromFile],
  ],
})
