import { Card } from '../ui/card.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { IconChatPlus, IconChevronRight, IconDevice, IconMore } from '../ui/icons.tsx'
import { ListRow, ListSection } from '../ui/list-row.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { ChatRows } from './frame.tsx'

export function Lists() {
  return (
    <>
      <Card title="Беседы" flush>
        <ChatRows />
      </Card>
      <Card flush>
        <ListSection
          title="Участники"
          action={
            <Button size="s" tone="plain">
              Пригласить
            </Button>
          }
        >
          <ListRow
            leading={<Avatar id="p1" name="Патимат Гаджиевна" />}
            title="Патимат Гаджиевна"
            text="классный руководитель"
            href="/kit/lists"
            trailing={<IconButton icon={IconMore} label="Ещё" />}
          />
          <ListRow
            wrap
            leading={<Avatar id="p2" name="Зайнаб-Ханум Абдулмуслимовна" />}
            title="Абдулмуслимова Зайнаб-Ханум Абдулмуслимовна"
            text="мама Фатимы и Магомед-Расула, 5А и 2Б, первый заместитель директора по воспитательной работе"
            onPress={() => {}}
          />
          <ListRow
            wrap
            leading={<IconDevice />}
            title="Устройства"
            text="Сейчас открыто на трёх"
            href="/kit/lists"
            trailing={<IconChevronRight />}
          />
          <ListRow title="Без картинки" href="/kit/lists" trailing={<IconChevronRight />} />
        </ListSection>
      </Card>
      <Card title="В пути" flush>
        <SkeletonRows rows={4} />
      </Card>
      <Card>
        <EmptyState
          icon={IconChatPlus}
          title="Здесь будут ваши беседы"
          actions={<Button tone="primary">Пригласить коллег</Button>}
        >
          Напишите коллеге или соберите учительскую: все, кто есть в списке школы, найдутся по имени.
        </EmptyState>
      </Card>
    </>
  )
}
