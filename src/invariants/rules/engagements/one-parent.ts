import { called, calledSubject, fail, notEvaluated, pass, related } from '../../outcome.ts';
import type { Standing } from '../../standing.ts';
import { capital, enumerate } from '../../words.ts';
import type { Outcome, Subject, SubjectType } from '../../types.ts';

interface Parent {
  id: string;
  name: string | null;
  standing: Standing;
}

interface Of {
  /** What a parent is, such as `project`. */
  type: SubjectType;
  parents: readonly Parent[];
  /** Why there may be another parent, or an only one; null when there is certainly none besides. */
  doubt: () => string | null;
  community: () => string | null;
  /** What follows, after `so`, of having no parent and of having several. */
  consequence: { ofNone: string; ofSeveral: string };
}

/** Says whether a piece of work is part of exactly one thing. Cancelled parents do not count. */
export function oneParent(subject: Subject, { type, parents, doubt, community, consequence }: Of): Outcome {
  const live = parents.filter(({ standing }) => standing === 'standing');
  const name = () => capital(calledSubject(subject));
  if (live.length > 1) {
    const names = enumerate(live.map((parent) => called(type, parent)));
    return fail(subject, {
      severity: 'error',
      related: related(
        type,
        type,
        live.map(({ id }) => id),
      ),
      community: community(),
      message: `${name()} belongs to ${names}, so ${consequence.ofSeveral}.`,
    });
  }
  for (const { standing } of parents) if (typeof standing === 'object') return notEvaluated(subject, standing.unclear);
  const uncertain = doubt();
  if (uncertain !== null) return notEvaluated(subject, uncertain);
  if (live.length === 1) return pass(subject);
  return fail(subject, {
    severity: 'error',
    community: community(),
    message: `${name()} has no ${type}, so ${consequence.ofNone}.`,
  });
}
