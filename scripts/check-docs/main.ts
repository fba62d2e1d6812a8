import { join } from 'node:path';
import { citationFaults } from './citations';
import { readRepository } from './files';
import { linkFaults } from './links';
import { requirementFaults } from './requirements';

/** `npm run check:docs`: citations, links and requirements lead somewhere; prints what does not and fails. */
const repository = readRepository(join(__dirname, '../..'));
const faults = [...citationFaults(repository), ...linkFaults(repository), ...requirementFaults(repository)];
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
