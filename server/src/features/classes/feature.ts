import { feature } from '#server/platform/feature.ts'
import { addClassTeacher } from './add-class-teacher.ts'
import { addPupils } from './add-pupils.ts'
import { closeClassCode } from './close-class-code.ts'
import { createClass } from './create-class.ts'
import { enrolPupils } from './enrol-pupils.ts'
import { getClass } from './get-class.ts'
import { issueClassCode } from './issue-class-code.ts'
import { listClasses } from './list-classes.ts'
import { readNames } from './read-names.ts'
import { removeClassTeacher } from './remove-class-teacher.ts'
import { renameClass } from './rename-class.ts'
import { setFormTeacher } from './set-form-teacher.ts'

export const classesFeature = feature({
  name: 'classes',
  calls: [
    createClass,
    addPupils,
    enrolPupils,
    readNames,
    renameClass,
    setFormTeacher,
    addClassTeacher,
    removeClassTeacher,
    listClasses,
    getClass,
    issueClassCode,
    closeClassCode,
  ],
})
