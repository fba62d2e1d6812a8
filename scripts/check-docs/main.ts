import { join } from 'node:path';
import { citationFaults } from './citations';
import { readRepository } from './files';
import { linkFaults } from './links';

/** `npm run check:docs`: citations and links lead somewhere; prints what does not and fails. */
const repository = readRepository(join(__dirname, '../..'));
const faults = [...citationFaults(repository), ...linkFaults(repository)];
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
