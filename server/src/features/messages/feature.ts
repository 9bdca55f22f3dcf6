import { feature } from '#server/platform/feature.ts'
import { deleteMessage } from './delete-message.ts'
import { editMessage } from './edit-message.ts'
import { messageAtDate } from './message-at-date.ts'
import { messageHistory } from './message-history.ts'
import { messageReactors } from './message-reactors.ts'
import { messageReaders } from './message-readers.ts'
import { messagesBySeq } from './messages-by-seq.ts'
import { pinMessage } from './pin-message.ts'
import { pinnedMessages } from './pinned-messages.ts'
import { reactToMessage } from './react-to-message.ts'
import { startSearchIndex } from './search-index.ts'
import { searchMessages } from './search-messages.ts'
import { sendMessage } from './send-message.ts'

/** What is written, changed and read in conversations. */
export const messagesFeature = feature({
  name: 'messages',
  calls: [
    sendMessage,
    editMessage,
    deleteMessage,
    reactToMessage,
    pinMessage,
    messageHistory,
    messagesBySeq,
    pinnedMessages,
    messageAtDate,
    messageReaders,
    messageReactors,
    searchMessages,
  ],
  start: startSearchIndex,
})
