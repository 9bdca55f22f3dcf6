import { useState } from 'react'
import { Avatar, OnlineDot } from '../ui/avatar.tsx'
import { Badge, Chip } from '../ui/badge.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Card, Stack } from '../ui/card.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import * as icons from '../ui/icons.tsx'
import { Progress } from '../ui/progress.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Segmented, Tabs } from '../ui/tabs.tsx'
import { Mark } from '../shell/mark.tsx'
import { Line } from './line.tsx'

export function Controls() {
  const [tab, setTab] = useState<'all' | 'waiting' | 'done'>('all')
  const [search, setSearch] = useState('')
  return (
    <>
      <Card title="Кнопки">
        <Stack>
          <Line>
            <Button tone="primary">Пригласить учителей</Button>
            <Button>Отмена</Button>
            <Button tone="plain">Показать ещё</Button>
            <Button tone="danger">Удалить у всех</Button>
            <ButtonLink href="/kit/forms" icon={icons.IconLink}>
              Ссылка
            </ButtonLink>
          </Line>
          <Line>
            <Button tone="primary" icon={icons.IconPlus}>
              Новая беседа
            </Button>
            <Button tone="primary" busy>
              Пригласить учителей
            </Button>
            <Button tone="primary" disabled>
              Нельзя
            </Button>
            <Button size="s" icon={icons.IconPrint}>
              Напечатать
            </Button>
            <Button size="s" tone="primary">
              Одобрить
            </Button>
          </Line>
          <Line>
            <IconButton icon={icons.IconSearch} label="Поиск" keys="Ctrl K" />
            <IconButton icon={icons.IconPaperclip} label="Прикрепить" />
            <IconButton icon={icons.IconSend} label="Отправить" tone="accent" />
            <IconButton icon={icons.IconBold} label="Жирный" aria-pressed />
            <IconButton icon={icons.IconMore} label="Ещё" size="s" />
            <IconButton icon={icons.IconTrash} label="Удалить" disabled />
          </Line>
        </Stack>
      </Card>
      <Card title="Отметки">
        <Stack>
          <Line>
            <Badge count={3} label="3" />
            <Badge count={128} label="128" quiet />
            <Badge count={12400} label="12400" />
            <Chip icon={icons.IconGroup}>27 учеников, 3 учителя</Chip>
            <Chip tone="success">активна</Chip>
            <Chip tone="attention">не хватает класса</Chip>
            <Chip tone="danger">отозвана</Chip>
            <Chip tone="information">с 8:00</Chip>
            <Chip pressed onClick={() => {}}>
              Непрочитанные
            </Chip>
            <Chip onClick={() => {}}>Учителя</Chip>
          </Line>
          <Line>
            {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'].map((id) => (
              <Avatar key={id} id={id} name="Аминат Алиева" />
            ))}
            <Avatar id="x" name="5А, родители" size={48} />
            <Avatar id="y" name="Патимат Гаджиевна" size={72} mark={<OnlineDot />} />
            <Avatar id="z" name="учительская" size={32} />
            <Avatar id="q" name="" icon={icons.IconChannel} size={48} />
            <Mark size={48} />
          </Line>
          <Progress label="Сотрудники" share={0.87} target={0.95} />
          <Progress label="Сотрудники" share={0.3} tone="attention" />
          <Line>
            <Skeleton /> <Skeleton width={30} />
          </Line>
        </Stack>
      </Card>
      <Card title="Выбор" flush>
        <Tabs
          label="Заявки"
          selected={tab}
          onSelect={setTab}
          tabs={[
            { id: 'all', label: 'Все', count: 27 },
            { id: 'waiting', label: 'Ждут одобрения', count: 3 },
            { id: 'done', label: 'Одобренные' },
          ]}
        >
          <div style={{ padding: 16 }}>
            <Stack>
              <SearchField value={search} onChange={setSearch} label="Поиск по беседам" />
              <Segmented
                label="Вид"
                selected={tab}
                onSelect={setTab}
                options={[
                  { id: 'all', label: 'Школа' },
                  { id: 'waiting', label: 'Детский сад' },
                  { id: 'done', label: 'Дополнительное образование' },
                ]}
              />
            </Stack>
          </div>
        </Tabs>
      </Card>
      <Stack gap={2}>
        <Banner tone="success" title="Организация активна">
          Трое зарегистрированных и один класс: всё, что нужно.
        </Banner>
        <Banner
          tone="attention"
          title="До активности не хватает класса"
          actions={<Button size="s">Создать класс</Button>}
        >
          Зарегистрированы 4 человека.
        </Banner>
        <Banner tone="danger" title="Сообщение не отправлено" actions={<Button size="s">Повторить</Button>} />
        <Banner tone="information">Тихие часы: доставим в 8:00.</Banner>
        <Banner tone="attention" thin>
          Нет связи. Всё, что вы напишете, отправится само.
        </Banner>
      </Stack>
      <Card title="Знаки">
        <Line>
          {Object.entries(icons).map(([name, Glyph]) => (
            <span key={name} title={name}>
              <Glyph size={24} />
            </span>
          ))}
        </Line>
      </Card>
    </>
  )
}
