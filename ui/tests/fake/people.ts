/** Made-up people: the same number always gives the same person. */
import type { CandidateRow, RunSource } from "../../src/api/bindings";

const FIRST = [
  "Amara",
  "Jonas",
  "Léa",
  "Mateusz",
  "Priya",
  "Sven",
  "Chiara",
  "Thabo",
  "Ingrid",
  "Yusuf",
  "Noor",
  "Hiroshi",
  "Elif",
  "Björn",
  "Zsófia",
  "Diego",
  "Aoife",
  "Ravi",
  "Katarzyna",
  "Émile",
];
const LAST = [
  "Okafor",
  "Lindqvist",
  "Moreau",
  "Kowalski",
  "Raman",
  "Haugen",
  "Bianchi",
  "Nkosi",
  "Sørensen",
  "Demir",
  "van der Berg",
  "Tanaka",
  "Yıldız",
  "Gustafsson",
  "Kovács",
  "Fernández",
  "Ní Bhriain",
  "Subramanian",
  "Wójcik",
  "Lefèvre",
];
const UNUSUAL = [
  "محمد عبد الله الخطيب",
  "שירה בן־דוד",
  "王小明",
  "Ольга Кузнецова",
  "Δημήτρης Παπαδόπουλος",
  "<b>Not bold</b> O’Neil",
  "Maximiliane-Charlotte Freifrau von und zu Hohenstein-Wittgenstein-Sayn-Ludwigsburg",
];
const TITLES = [
  "Senior Backend Engineer",
  "Product Designer",
  "Staff Data Scientist",
  "Engineering Manager",
  "Site Reliability Engineer",
  "Key Account Manager",
  "Machine Learning Engineer",
  "Head of People",
  "Embedded Software Developer",
  "Principal Architect",
];
const TAILS = [
  "building payments people trust",
  "Rust, Go and distributed systems",
  "ex-consultant, now in product",
  "open to relocation",
  "speaker and mentor",
  "",
  "energy and climate",
  "health tech",
  "",
  "scaling teams from 5 to 50",
];
const EMPLOYERS = [
  "Northwind Energy",
  "Fjord Analytics",
  "Helix Bio",
  "Brightside Bank",
  "Kestrel Robotics",
  "Orchard & Sons",
  "Meridian Logistics",
  "Tidewater Games",
  "Lumen Health",
  "Quarry Systems",
  "Aster Mobility",
  "Polder Cloud",
];
const PLACES = [
  "Berlin, Germany",
  "Amsterdam, Netherlands",
  "Copenhagen, Denmark",
  "Warsaw, Poland",
  "Milan, Italy",
  "Lyon, France",
  "Dublin, Ireland",
  "Oslo, Norway",
  "Zürich, Switzerland",
  "Lisbon, Portugal",
];

const pick = <T>(from: readonly T[], by: number): T => from[by % from.length] as T;
const mix = (n: number) => Math.imul((n ^ (n >>> 15)) + 0x9e3779b9, 0x85ebca6b) >>> 0;

/** The person of a number, added so many minutes before `now`. */
export function person(n: number, now: number): CandidateRow {
  const seed = mix(n);
  const unusual = n % 13 === 5;
  const first = pick(FIRST, seed);
  const last = pick(LAST, seed >>> 5);
  const tail = pick(TAILS, seed >>> 9);
  const title = pick(TITLES, seed >>> 7);
  const added = new Date(now - (n + 1) * 47_000 - (n % 7) * 3_600_000).toISOString();
  const sources: RunSource[] = n % 9 === 4 ? ["linkedin", "csv"] : n % 5 === 3 ? ["csv"] : ["linkedin"];
  return {
    id: `c${n}`,
    fullName: unusual ? pick(UNUSUAL, Math.floor(n / 13)) : `${first} ${last}`,
    headline: n % 31 === 30 ? null : tail ? `${title}, ${tail}` : title,
    employer: n % 17 === 16 ? null : pick(EMPLOYERS, seed >>> 11),
    location: n % 23 === 22 ? null : pick(PLACES, seed >>> 13),
    sources,
    searches: 1 + (seed % 3 === 0 ? 1 : 0),
    addedAt: added,
    updatedAt: n % 4 === 0 ? new Date(now - (n + 1) * 11_000).toISOString() : added,
    linkedinUrl: `https://www.linkedin.com/in/person-${n}`,
    email: n % 3 === 0 ? `person.${seed % 997}@example.test` : null,
  };
}

/** All employers and places that people may have. */
export const employers = EMPLOYERS;
export const places = PLACES;
