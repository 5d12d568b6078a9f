// Objects of Kubernetes (a file of JSON documents, one a line) against the API's own schemas, which know the form of a
// quantity, a duration and a name. Prints what is wrong, and ends with 1 if anything is.
import { readFileSync } from 'node:fs';

const lines = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean);
for (const object of lines.map(line => JSON.parse(line))) {
    const models = object.apiVersion.startsWith('monitoring.coreos.com/')
        ? '@kubernetes-models/prometheus-operator' : 'kubernetes-models';
    const { [object.kind]: Kind } = await import(`${models}/${object.apiVersion}/${object.kind}`);
    try {
        new Kind(object).validate();
    } catch (refusal) {
        console.log(`${object.kind}/${object.metadata.name}: ${refusal.message}`);
        process.exitCode = 1;
    }
}
