/** Requirements that are ready for lines of work that are often hired for. They are a beginning, to be changed. */
import { t } from "@lingui/core/macro";
import type { RequirementCategory, RequirementKind } from "../../api/bindings";
import type { Row } from "./draft";

/** A set of requirements under a name. */
export type Preset = { id: string; label: string; requirements: readonly Omit<Row, "id">[] };

/** All of them, in the order in which they are offered. */
export function presets(): readonly Preset[] {
  return [backend(), product(), sales(), finance(), nursing(), field(), people()];
}

function backend(): Preset {
  return {
    id: "backend",
    label: t`Backend engineer`,
    requirements: [
      must(
        t`Five years of backend development`,
        "work_experience",
        t`Add up positions that build servers or services. Internships do not count.`,
      ),
      must(
        t`Go, Rust or Java in production`,
        "technical",
        t`A position must say what was built with it. A list of skills alone is weak.`,
      ),
      nice(t`Has run services on Kubernetes`, "technical", 3, t`Running them counts, not only deploying to them.`),
      nice(t`Has worked on payments or banking`, "industry_experience", 4, t`The employer or the description says so.`),
      nice(
        t`Has led a team or a project`,
        "seniority",
        2,
        t`Titles such as lead, staff or principal, or a description of leading.`,
      ),
      nice(
        t`Fluent English`,
        "languages",
        2,
        t`Listed as fluent, native or C1, or years of work in an English-speaking country.`,
      ),
    ],
  };
}

function product(): Preset {
  return {
    id: "product",
    label: t`Product manager`,
    requirements: [
      must(
        t`Three years as a product manager`,
        "work_experience",
        t`The title says product manager or product owner. Project management does not count.`,
      ),
      must(
        t`Has worked on software for companies`,
        "industry_experience",
        t`What the employer sells, or the description of a position.`,
      ),
      nice(
        t`Has launched a product from nothing`,
        "work_experience",
        4,
        t`A position describes a first version and who used it.`,
      ),
      nice(t`Works with data`, "technical", 2, t`Names experiments, analytics or SQL.`),
      nice(t`Has managed product managers`, "seniority", 2, t`Head of, director or group product manager.`),
      nice(
        t`Degree in engineering or business`,
        "education",
        1,
        t`Any such degree. A missing one counts for nothing either way.`,
      ),
    ],
  };
}

function sales(): Preset {
  return {
    id: "sales",
    label: t`Account executive`,
    requirements: [
      must(
        t`Three years of selling to companies`,
        "work_experience",
        t`Closing roles count: account executive, sales manager. Appointment setting does not.`,
      ),
      must(
        t`Fluent in the language of the market`,
        "languages",
        t`Listed as fluent, native or C1, or years of selling there.`,
      ),
      nice(t`Has sold software`, "industry_experience", 4, t`The employer sells software or a platform.`),
      nice(t`Names targets reached`, "work_experience", 3, t`Numbers such as quota reached or rank in the team.`),
      nice(t`Has sold to large companies`, "seniority", 2, t`Enterprise or key accounts in a title or a description.`),
      nice(t`Lives in the territory`, "location", 2, t`The city or its region.`),
    ],
  };
}

function finance(): Preset {
  return {
    id: "finance",
    label: t`Financial controller`,
    requirements: [
      must(
        t`Five years in accounting or controlling`,
        "work_experience",
        t`Add up positions in accounting, audit or controlling.`,
      ),
      must(
        t`Has closed books under IFRS or local standards`,
        "technical",
        t`A description names the closing or the standard.`,
      ),
      nice(t`Certified accountant`, "certifications", 4, t`For example CPA, ACCA, CIMA or the national equivalent.`),
      nice(t`Has worked with SAP or Oracle`, "technical", 2, t`Named in a position or among the skills.`),
      nice(t`Has led a finance team`, "seniority", 2, t`Head of, team lead, or a description of leading.`),
      nice(t`Degree in finance or accounting`, "education", 1, t`Any degree in the field.`),
    ],
  };
}

function nursing(): Preset {
  return {
    id: "nursing",
    label: t`Registered nurse`,
    requirements: [
      must(
        t`Registered nurse`,
        "certifications",
        t`A registration or a completed nursing education. Assistants do not count.`,
      ),
      must(t`Two years of work on a ward`, "work_experience", t`Add up positions in hospitals or clinics.`),
      nice(t`Intensive care or emergency`, "work_experience", 4, t`The ward is named in a title or a description.`),
      nice(t`Further training in a specialty`, "certifications", 2, t`A named course with a certificate.`),
      nice(t`Works there now`, "current_work_status", 1, t`The latest position is in nursing and lasts.`),
      nice(t`Lives within reach`, "location", 3, t`The city or its region.`),
    ],
  };
}

function field(): Preset {
  return {
    id: "field",
    label: t`Service technician`,
    requirements: [
      must(
        t`Completed training in electrics or mechatronics`,
        "education",
        t`An apprenticeship or a technical degree in the field.`,
      ),
      must(
        t`Two years of work at customers’ sites`,
        "work_experience",
        t`Service, maintenance or installation in the field.`,
      ),
      nice(t`Reads and changes PLC programs`, "technical", 3, t`Names a system, such as Siemens S7.`),
      nice(
        t`Works on heat pumps or photovoltaics`,
        "industry_experience",
        3,
        t`The employer or the description says so.`,
      ),
      nice(t`Driving licence`, "certifications", 2, t`Listed, or a position that cannot be done without it.`),
      nice(t`Lives in the service area`, "location", 2, t`The city or its region.`),
    ],
  };
}

function people(): Preset {
  return {
    id: "people",
    label: t`HR business partner`,
    requirements: [
      must(
        t`Four years in human resources`,
        "work_experience",
        t`Generalist or partner roles. Recruiting alone counts by half.`,
      ),
      must(
        t`Knows the labour law of the country`,
        "technical",
        t`Works there in such a role, or names training in it.`,
      ),
      nice(t`Has partnered with leaders of a line of business`, "seniority", 3, t`The title or a description says so.`),
      nice(t`Has been through a reorganisation or a merger`, "work_experience", 3, t`A description names it.`),
      nice(t`Has worked with a works council or a union`, "soft", 2, t`A description names it.`),
      nice(t`Degree in psychology, law or business`, "education", 1, t`Any such degree.`),
    ],
  };
}

function must(statement: string, category: RequirementCategory, rubric: string): Omit<Row, "id"> {
  return row("must_have", statement, category, 1, rubric);
}

function nice(statement: string, category: RequirementCategory, weight: number, rubric: string): Omit<Row, "id"> {
  return row("nice_to_have", statement, category, weight, rubric);
}

function row(
  kind: RequirementKind,
  statement: string,
  category: RequirementCategory,
  weight: number,
  rubric: string,
): Omit<Row, "id"> {
  return { statement, rubric, category, kind, weight };
}
