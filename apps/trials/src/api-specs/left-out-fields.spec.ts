import { getMetadataStorage, ValidationTypes } from 'class-validator';
import '@cailan/api/app.module';
import { declaredRoutes } from '@cailan/api/ground/http/endpoint';

describe('a body', () => {
  it('takes null in no field that may merely be left out', () => {
    for (const { body } of declaredRoutes) {
      if (!body) continue;
      const conditions = getMetadataStorage()
        .getTargetValidationMetadatas(body, '', false, false)
        .filter(({ type }) => type === ValidationTypes.CONDITIONAL_VALIDATION);
      for (const { propertyName, constraints } of conditions) {
        const asked = constraints[0] as (dto: object, value: unknown) => boolean;
        const nullIsRefused = asked({ [propertyName]: null }, null);
        expect({ body: body.name, propertyName, nullIsRefused }).toEqual({
          body: body.name,
          propertyName,
          // Of a picked result `null` says that none was seen.
          nullIsRefused: propertyName !== 'seen',
        });
      }
    }
  });
});
