import { feature } from '#server/platform/feature.ts'
import { deleteMessage } from './delete-message.ts'
import { editMessage } from './edit-message.ts'
import { messageHistory } from './message-history.ts'
import { messagesBySeq } from './messages-by-seq.ts'
import { pinMessage } from './pin-message.ts'
import { reactToMessage } from './react-to-message.ts'
import { sendMessage } from './send-message.ts'

/** What is written, changed and read in conversations. */
export const messagesFeature = feature({
  name: 'messages',
  calls: [sendMessage, editMessage, deleteMessage, reactToMessage, pinMessage, messageHistory, messagesBySeq],
})
