/** The list of sheets: pieces of work that lie over any page. */
import type { ComponentType } from "react";
import { BriefingSheet } from "../screens/briefing/BriefingSheet";
import { CheckSheet } from "../screens/check/CheckSheet";
import { GrantSheet } from "../screens/credits/GrantSheet";
import { FileImportSheet } from "../screens/import/FileImportSheet";
import { LinkedinImportSheet } from "../screens/import/LinkedinImportSheet";
import { ResumeSheet } from "../screens/import/ResumeSheet";
import { ProjectSheet } from "../screens/projects/ProjectSheet";
import { SearchSheet } from "../screens/projects/SearchSheet";
import type { SheetName, SheetProps } from "./navigation";

/** Every sheet by its name in the address. */
export const sheets: Record<SheetName, ComponentType<SheetProps>> = {
  linkedin: LinkedinImportSheet,
  file: FileImportSheet,
  resume: ResumeSheet,
  project: ProjectSheet,
  search: SearchSheet,
  briefing: BriefingSheet,
  check: CheckSheet,
  grant: GrantSheet,
};
