//! Identity keys: the values that tell, each in its own id space, who a person is.

/// An id space. Values of different spaces are never compared with each other.
///
/// The numbers are stored in the workspace and never change their meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum KeySpace {
    /// The canonical slug of a LinkedIn profile: decoded, NFC, lower case.
    Slug = 1,
    /// A slug that the person used to have. Looked up together with [`KeySpace::Slug`].
    OldSlug = 2,
    /// `ACoA…`: the id of LinkedIn's own site. Case matters.
    Acoa = 3,
    /// `ACwA…`: the id of Sales Navigator. Case matters.
    Acwa = 4,
    /// `AE…`: the id of Recruiter. Case matters.
    Ae = 5,
    /// The number in `urn:li:member:…` and in old Recruiter addresses.
    MemberNumber = 6,
    /// `urn:li:person:…`, which holds for one application only: `<application>/<id>`.
    PersonUrn = 7,
    /// An e-mail address, lower case.
    Email = 8,
    /// A record of an ATS: `<vendor>/<id>`.
    Ats = 9,
}

impl KeySpace {
    /// Every space, in the order of trust: a member id beats a slug, a slug beats an address.
    pub const ALL: [Self; 9] = [
        Self::Acoa,
        Self::Acwa,
        Self::Ae,
        Self::MemberNumber,
        Self::PersonUrn,
        Self::Slug,
        Self::OldSlug,
        Self::Ats,
        Self::Email,
    ];

    /// The space stored under a number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|space| *space as u8 == number)
    }

    /// The space in which a value of this one is looked for as well: a slug may be somebody's former one.
    pub fn twin(self) -> Option<Self> {
        match self {
            Self::Slug => Some(Self::OldSlug),
            Self::OldSlug => Some(Self::Slug),
            Self::Acoa
            | Self::Acwa
            | Self::Ae
            | Self::MemberNumber
            | Self::PersonUrn
            | Self::Email
            | Self::Ats => None,
        }
    }

    /// Whether LinkedIn itself gives out these ids and never gives one to somebody else.
    pub fn is_member_id(self) -> bool {
        matches!(self, Self::Acoa | Self::Acwa | Self::Ae | Self::MemberNumber)
    }
}

/// One value in one id space.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdentityKey {
    /// Where the value means something.
    pub space: KeySpace,
    /// The value in its canonical form.
    pub value: String,
}

impl IdentityKey {
    /// A key of that space. The value must be canonical already.
    pub fn new(space: KeySpace, value: impl Into<String>) -> Self {
        Self {
            space,
            value: value.into(),
        }
    }
}
