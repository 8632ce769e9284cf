//! Languages in other letters, two of them written from right to left.

use super::Language;
use super::NameOrder::{FamilyFirst, FamilyFirstJoined, GivenFirst};

pub(super) const ARABIC: Language = Language {
    share: 4,
    order: GivenFirst,
    given: &[
        ("محمد", "mohammed"),
        ("فاطمة", "fatima"),
        ("يوسف", "youssef"),
        ("ليلى", "layla"),
        ("عبد الرحمن", "abdulrahman"),
        ("نور", "nour"),
        ("خالد", "khaled"),
        ("زينب", "zainab"),
    ],
    family: &[
        ("الحداد", "al-haddad"),
        ("المصري", "al-masri"),
        ("النجار", "al-najjar"),
        ("بن علي", "ben-ali"),
        ("الزهراني", "al-zahrani"),
        ("الشامي", "al-shami"),
        ("القاضي", "al-qadi"),
        ("خوري", "khoury"),
    ],
    homes: &["United Arab Emirates", "Egypt", "Morocco"],
    tagline: "منفتح على فرص جديدة",
};

pub(super) const HEBREW: Language = Language {
    share: 3,
    order: GivenFirst,
    given: &[
        ("יעל", "yael"),
        ("נועם", "noam"),
        ("שירה", "shira"),
        ("איתן", "eitan"),
        ("תמר", "tamar"),
        ("אורי", "uri"),
    ],
    family: &[
        ("לביא", "lavi"),
        ("בן־דוד", "ben-david"),
        ("שפירא", "shapira"),
        ("אברמוב", "abramov"),
        ("רוזן", "rozen"),
        ("הלוי", "halevi"),
    ],
    homes: &["Israel"],
    tagline: "פתוחה להצעות",
};

pub(super) const UKRAINIAN: Language = Language {
    share: 5,
    order: GivenFirst,
    given: &[
        ("Олена", "olena"),
        ("Дмитро", "dmytro"),
        ("Анна", "anna"),
        ("Сергій", "serhii"),
        ("Кирил", "kiril"),
        ("Надежда", "nadezhda"),
        ("Богдан", "bohdan"),
        ("Юлія", "yuliia"),
    ],
    family: &[
        ("Шевчук", "shevchuk"),
        ("Коваленко", "kovalenko"),
        ("Щербак", "shcherbak"),
        ("Ґудзь", "gudz"),
        ("Петров", "petrov"),
        ("Їжакевич", "yizhakevych"),
        ("Гринчук", "hrynchuk"),
        ("Димитрова", "dimitrova"),
    ],
    homes: &["Ukraine", "Bulgaria", "Poland"],
    tagline: "Відкрита до пропозицій",
};

pub(super) const GREEK: Language = Language {
    share: 2,
    order: GivenFirst,
    given: &[
        ("Ελένη", "eleni"),
        ("Γιώργος", "giorgos"),
        ("Άννα", "anna"),
        ("Οδυσσέας", "odysseas"),
        ("Ηρώ", "iro"),
    ],
    family: &[
        ("Παπαδάκης", "papadakis"),
        ("Ιωαννίδου", "ioannidou"),
        ("Κωστόπουλος", "kostopoulos"),
        ("Λάσκαρης", "laskaris"),
        ("Ζαχαρίου", "zachariou"),
    ],
    homes: &["Greece"],
    tagline: "Ανοιχτή σε προτάσεις",
};

pub(super) const CHINESE: Language = Language {
    share: 4,
    order: FamilyFirstJoined,
    given: &[
        ("伟明", "weiming"),
        ("秀英", "xiuying"),
        ("子涵", "zihan"),
        ("建国", "jianguo"),
        ("雨桐", "yutong"),
        ("志強", "zhiqiang"),
        ("𠮷祥", "jixiang"),
    ],
    family: &[
        ("王", "wang"),
        ("李", "li"),
        ("歐陽", "ouyang"),
        ("陈", "chen"),
        ("刘", "liu"),
        ("黃", "huang"),
        ("赵", "zhao"),
    ],
    homes: &["China", "Taiwan", "Singapore"],
    tagline: "寻找新机会",
};

pub(super) const JAPANESE: Language = Language {
    share: 3,
    order: FamilyFirst,
    given: &[
        ("健太", "kenta"),
        ("さくら", "sakura"),
        ("陽子", "yoko"),
        ("大輔", "daisuke"),
        ("ミカ", "mika"),
        ("翔", "sho"),
    ],
    family: &[
        ("佐藤", "sato"),
        ("鈴木", "suzuki"),
        ("髙橋", "takahashi"),
        ("渡邉", "watanabe"),
        ("小野寺", "onodera"),
        ("五十嵐", "igarashi"),
    ],
    homes: &["Japan"],
    tagline: "転職を検討中",
};

pub(super) const KOREAN: Language = Language {
    share: 2,
    order: FamilyFirstJoined,
    given: &[
        ("민준", "minjun"),
        ("서연", "seoyeon"),
        ("지후", "jihoo"),
        ("하은", "haeun"),
        ("도윤", "doyoon"),
    ],
    family: &[
        ("김", "kim"),
        ("이", "lee"),
        ("박", "park"),
        ("최", "choi"),
        ("남궁", "namgung"),
    ],
    homes: &["South Korea"],
    tagline: "새로운 기회를 찾고 있습니다",
};

pub(super) const HINDI: Language = Language {
    share: 1,
    order: GivenFirst,
    given: &[
        ("प्रिया", "priya"),
        ("अर्जुन", "arjun"),
        ("मीरा", "meera"),
        ("विक्रम", "vikram"),
        ("ज्योत्स्ना", "jyotsna"),
    ],
    family: &[
        ("शर्मा", "sharma"),
        ("कृष्णन", "krishnan"),
        ("पटेल", "patel"),
        ("त्रिपाठी", "tripathi"),
        ("बंद्योपाध्याय", "bandyopadhyay"),
    ],
    homes: &["India"],
    tagline: "नए अवसरों के लिए तैयार",
};

pub(super) const THAI: Language = Language {
    share: 1,
    order: GivenFirst,
    given: &[
        ("สมชาย", "somchai"),
        ("กัญญา", "kanya"),
        ("ณัฐวุฒิ", "nattawut"),
        ("พิมพ์ชนก", "pimchanok"),
    ],
    family: &[
        ("ศรีสุข", "srisuk"),
        ("วงศ์ใหญ่", "wongyai"),
        ("จันทร์เพ็ญ", "chanphen"),
        ("ทองดี", "thongdee"),
    ],
    homes: &["Thailand"],
    tagline: "เปิดรับโอกาสใหม่",
};
