//! Whole profiles as people write them.

use super::people::check_all;
use crate::briefing::RequirementCategory as Category;

const BACKEND: &str = "
    headline: Senior Backend Engineer @ N26 | Java, Kotlin, Kubernetes | ex-SAP
    about: I build payment systems. 10+ years of experience in software development. Interested in Rust. Not looking for new opportunities.
    location: Berlin Metropolitan Area
    industry: Financial Services
    job: Senior Backend Engineer @ N26 @ 2020-04.. @ Kotlin and Java services on Kubernetes. Mentored two junior developers.
    job: Software Engineer @ SAP @ 2014-09..2020-03 @ Java, Spring Boot, PostgreSQL.
    degree: Diplom, Informatik
    skill: Java
    skill: Kotlin
    skill: PostgreSQL
    language: Deutsch (Muttersprache)
    language: English (Full professional proficiency)
";

const PFLEGE: &str = "
    headline: Pflegefachfrau mit Leib und Seele
    location: Nürnberg, Bayern, Deutschland
    job: Krankenpflegerin @ Städtisches Krankenhaus @ 2016..
    job: Auszubildende @ Klinikum @ 2013-09..2016-08
    degree: Ausbildung zur Gesundheits- und Krankenpflegerin
    language: Deutsch – Muttersprache
    language: Englisch – Grundkenntnisse
";

const JUNIOR: &str = "
    headline: Junior Frontend Developer
    location: Paris, Île-de-France, France
    job: Junior Frontend Developer @ Agence @ 2024-02..
    degree: Licence informatique
    skill: JavaScript
    skill: React.js
    language: Français (langue maternelle)
    language: Anglais (B2)
    about: Passionnée par le développement web. Sans expérience en Java.
";

#[test]
fn a_backend_engineer() {
    let cases = [
        (
            Category::WorkExperience,
            "At least 5 years of backend development with Java",
            "yes",
        ),
        (
            Category::WorkExperience,
            "10+ years of software development",
            "yes",
        ),
        (
            Category::WorkExperience,
            "15 years of experience as a software engineer",
            "no",
        ),
        (
            Category::WorkExperience,
            "Mindestens 8 Jahre Berufserfahrung",
            "yes",
        ),
        (Category::Technical, "Java und Kotlin", "yes"),
        (Category::Technical, "Rust", "?"),
        (Category::Technical, "Expérience avec Kubernetes", "yes"),
        (
            Category::Technical,
            "Relational databases such as PostgreSQL or MySQL",
            "yes",
        ),
        (Category::Location, "Berlin oder Hamburg", "yes"),
        (Category::Location, "Munich", "no"),
        (Category::Location, "Anywhere in Germany", "yes"),
        (Category::Languages, "Fluent German and good English", "yes"),
        (Category::Languages, "Muttersprache Deutsch", "yes"),
        (Category::Languages, "French B1", "?"),
        (Category::Seniority, "Senior level or above", "yes"),
        (Category::Seniority, "Head of department", "no"),
        (
            Category::Education,
            "Master's degree in Computer Science or a related field",
            "yes",
        ),
        (Category::Education, "University degree", "yes"),
        (
            Category::IndustryExperience,
            "Experience in fintech or banking",
            "yes",
        ),
        (Category::IndustryExperience, "Has worked at SAP", "yes"),
        (Category::IndustryExperience, "Healthcare", "?"),
        (
            Category::CurrentWorkStatus,
            "Currently works at a bank or fintech",
            "yes",
        ),
        (Category::CurrentWorkStatus, "Open to work", "no"),
        (Category::CurrentWorkStatus, "Currently employed", "yes"),
        (Category::Soft, "Mentors younger colleagues", "yes"),
        (Category::Certifications, "CKA certificate", "?"),
    ];
    check_all(BACKEND, &cases);
}

#[test]
fn a_nurse() {
    let cases = [
        (Category::WorkExperience, "Registered nurse", "yes"),
        (
            Category::WorkExperience,
            "5 Jahre als Pflegefachkraft (m/w/d)",
            "yes",
        ),
        (Category::WorkExperience, "看護師としての経験5年以上", "yes"),
        (Category::Location, "Bavaria", "yes"),
        (Category::Location, "Großraum München", "no"),
        (Category::Languages, "Englisch C1", "no"),
        (Category::Languages, "German native speaker", "yes"),
        (Category::Education, "Completed vocational training", "yes"),
        (Category::Education, "Bachelor's degree", "no"),
        (Category::IndustryExperience, "Hospital experience", "yes"),
        (Category::Technical, "Excel", "?"),
    ];
    check_all(PFLEGE, &cases);
}

#[test]
fn a_beginner() {
    let cases = [
        (Category::Seniority, "Senior", "no"),
        (Category::Seniority, "Junior", "yes"),
        (Category::WorkExperience, "3+ years of frontend development", "no"),
        (Category::WorkExperience, "1 year as a frontend developer", "yes"),
        (Category::Technical, "Java", "no"),
        (Category::Technical, "JavaScript and React", "yes"),
        (Category::Languages, "Anglais B2 minimum", "yes"),
        (Category::Languages, "English C1", "no"),
        (Category::Languages, "French", "yes"),
        (Category::Education, "Bachelor in Informatik", "yes"),
        (Category::Education, "Master", "no"),
        (Category::Location, "Berlin", "no"),
        (Category::Location, "EU", "yes"),
    ];
    check_all(JUNIOR, &cases);
}
