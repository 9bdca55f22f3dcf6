import type { Random } from '../random.ts'
import { cat, house, mountains } from './childrens-drawings.ts'
import { blackboard, exerciseBook, playbill, poster } from './paper-things.ts'
import { fortress, robot, stage } from './photographs.ts'

/** What people of the demo photograph: a blackboard, a poster, children's drawings, a stage, an exercise book. */
export const drawings: Readonly<Record<string, (random: Random) => string>> = {
  расписание: blackboard,
  плакат: poster,
  афиша: playbill,
  'рисунок-дом': house,
  'рисунок-кот': cat,
  'рисунок-горы': mountains,
  концерт: (random) => stage(random, '#7a2f3d', 9),
  зал: (random) => stage(random, '#27476b', 5),
  прогулка: fortress,
  робот: robot,
  тетрадь: exerciseBook,
}
