use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

/// A command in few signs: `prefix | NAME=value | words > target`; what is not literal stands in angle brackets.
fn show(command: &Command) -> String {
    let word = |word: &Word| if word.literal { word.text.clone() } else { format!("<{}>", word.text) };
    let words = |words: &[Word]| words.iter().map(word).collect::<Vec<_>>().join(" ");
    let assignments: Vec<String> =
        command.assignments.iter().map(|a| format!("{}={}", a.name.text, word(&a.value))).collect();
    let mut parts = vec![words(&command.prefix), assignments.join(" "), words(&command.words)];
    parts.extend(command.redirect_to.iter().map(|target| format!("> {}", word(target))));
    parts.retain(|part| !part.is_empty());
    parts.join(" | ")
}

fn commands(script: &str) -> Vec<Command> {
    read(script).commands
}

fn shown(script: &str) -> Vec<String> {
    commands(script).iter().map(show).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (script, want) in cases {
        assert_eq!(shown(script), *want, "{script:?}");
    }
}

#[test]
fn commands_end_at_lines_operators_and_brackets() {
    check(&[
        ("go build\ngo test ./...", &["go build", "go test ./..."]),
        ("a; b && c || d | e & f", &["a", "b", "c", "d", "e", "f"]),
        ("(cd x && a) ; { b; }", &["cd x", "a", "b"]),
        ("a \\\n  -b\r\nc \\\r\n d", &["a -b", "c d"]),
        ("f() { a; }", &["f", "a"]),
        ("", &[]),
        ("\n # only a comment ; x\n", &[]),
        ("a # b\nc#d", &["a", "c#d"]),
    ]);
}

#[test]
fn quotes_are_removed_and_the_value_is_known() {
    check(&[
        (r#"a "b c" 'd $e' f\ g "\$h \i""#, &[r"a b c d $e f g $h \i"]),
        (r#"a b"c"'d'"#, &["a bcd"]),
        ("a 'b\nc' \"d\\\ne\"", &["a b\nc de"]),
        ("go install golang.org/x/tools/gopls@v0.16.1", &["go install golang.org/x/tools/gopls@v0.16.1"]),
        ("a 5$ [ x ] a{b", &["a 5$ [ x ] a{b"]),
    ]);
    assert_eq!(commands(r#"a "b c""#)[0].words[1], Word { text: "b c".to_owned(), range: 2..7, literal: true });
}

#[test]
fn what_only_a_run_would_tell_is_unknown() {
    check(&[
        ("a $B ${C:-d} x$E", &["a <$B> <${C:-d}> <x$E>"]),
        ("a $(b \"c)\" $(d)) e", &["a <$(b \"c)\" $(d))> e"]),
        ("a `b; c` d", &["a <`b; c`> d"]),
        ("a \"$(b \"c d\" | e)\" f", &["a <$(b \"c d\" | e)> f"]),
        ("a ${{ matrix.go }} b", &["a <${{ matrix.go }}> b"]),
        ("a *.go b? [ab]c {a,b}{1..2} ~/d {e.f}", &["a <*.go> <b?> <[ab]c> <{a,b}{1..2}> <~/d> {e.f}"]),
        ("a $'b\\'c' \"$@\" $?", &["a <$'b\\'c'> <$@> <$?>"]),
        ("diff <(a; b) >(c)", &["diff <<(a; b)> <>(c)>"]),
    ]);
}

#[test]
fn assignments_stand_before_the_command_or_alone() {
    check(&[
        ("A=b", &["A=b"]),
        ("CGO_ENABLED=0 GOOS='linux' go build A=b", &["CGO_ENABLED=0 GOOS=linux | go build A=b"]),
        ("A=$B C=\"d $E\" F=~/g H= I=j=k", &["A=<$B> C=<d $E> F=<~/g> H= I=j=k"]),
        ("A+=b C=(d e) f", &["A=<b> C=<(d e)> | f"]),
        ("\"A=b\" 1C=d =e", &["A=b 1C=d =e"]),
    ]);
    let command = &commands("x; GOFLAGS=\"-mod=mod\" go vet")[0..][1];
    assert_eq!(command.assignments[0].name.range, 3..10);
    assert_eq!(command.assignments[0].value.range, 11..21);
    assert_eq!(command.range, 3..28);
}

#[test]
fn words_before_the_command_are_set_apart() {
    check(&[
        ("if ! go vet; then A=b go build; fi", &["if ! | go vet", "then | A=b | go build"]),
        ("while a; do b; done", &["while | a", "do | b"]),
        ("env -u X -i A=b go build -v", &["env -u X -i | A=b | go build -v"]),
        ("sudo -E -u me env A=b go", &["sudo -E -u me env | A=b | go"]),
        ("\"if\" a", &["if a"]),
        ("go env -w A=b", &["go env -w A=b"]),
        ("env", &[]),
        ("sudo -u \"$USER\" go", &["sudo -u <$USER> | go"]),
        ("- a -b", &["- a -b"]),
        ("then \"A=b\"; env \"A=b\"é c", &["then | A=b", "env | A=bé c"]),
    ]);
}

#[test]
fn export_is_told_apart() {
    let script = "export A=b C=\"d e\" F\nexport 'G=h'\ndeclare -x I=j\nlocal K=l L\nexport M\nN=o";
    let commands = commands(script);
    assert_eq!(
        commands.iter().map(show).collect::<Vec<_>>(),
        ["export | A=b C=d e | F", "export | G=h", "declare -x | I=j", "local | K=l", "export | M", "N=o"]
    );
    assert_eq!(commands.iter().map(|c| c.exported).collect::<Vec<_>>(), [true, true, true, false, true, false]);
    let value = &commands[1].assignments[0].value;
    assert_eq!(&script[value.range.clone()], "h");
}

#[test]
fn targets_of_redirections_are_collected() {
    check(&[
        ("echo A=b >> $GITHUB_ENV", &["echo A=b | > <$GITHUB_ENV>"]),
        ("echo A=b >>\"$GITHUB_ENV\"", &["echo A=b | > <$GITHUB_ENV>"]),
        ("a > b 2>&1 2> c <d &> e >&- f", &["a f | > b | > c | > e"]),
        ("a 2 >b", &["a 2 | > b"]),
        ("{ echo A=b; echo C=d; } >> e; f", &["echo A=b | > e", "echo C=d | > e", "f"]),
        ("> a", &["> a"]),
        ("a >\nb", &["a", "b"]),
        ("a <<< b c", &["a c"]),
    ]);
}

#[test]
fn the_body_of_a_here_document_is_no_command() {
    check(&[
        ("cat > a <<EOF | b\nc; d\n EOF\nEOF\ne", &["cat | > a", "b", "e"]),
        ("a <<-'X Y' <<\"Z\"\n\tb\n\tX Y\nc\nZ\r\nd", &["a", "d"]),
        ("a <<EOF\nb", &["a"]),
        ("echo $((1 << 2))\na", &["echo <$((1 << 2))>", "a"]),
    ]);
}

#[test]
fn hostile_scripts_are_read_in_linear_time() {
    let parts = [
        "$(", "${", "\"", "'", "`", "\\", "(", "{ ", "} >x ", "<<a\n", "a=(", "a\n", "[", "#", "\"$(", "$'", "<<", "é>",
    ];
    for part in parts {
        let start = Instant::now();
        let script = part.repeat(500_000 / part.len()) + &"} >x ".repeat(100_000);
        let _ = commands(&script);
        assert!(start.elapsed() < Duration::from_secs(30), "{part:?} took {:?}", start.elapsed());
    }
}

fn words(command: &Command) -> impl Iterator<Item = &Word> {
    let assigned = command.assignments.iter().flat_map(|assignment| [&assignment.name, &assignment.value]);
    command.prefix.iter().chain(assigned).chain(&command.words).chain(&command.redirect_to)
}

/// Each command's name with the blocks around it, innermost first, and the operators around it.
fn placed(script: &str) -> Vec<String> {
    let script = read(script);
    let sign = |separator| match separator {
        Separator::End => "",
        Separator::And => "&&",
        Separator::Or => "||",
        Separator::Pipe => "|",
        Separator::Background => "&",
    };
    let place = |command: &Command| {
        let outward = |at: &usize| script.blocks[*at].parent;
        let blocks: Vec<String> = std::iter::successors(Some(command.block), outward)
            .map(|block| format!("{:?}", script.blocks[block].kind))
            .collect();
        let name = command.words.first().map_or("-", |word| word.text.as_str());
        let background = if command.in_background { " in background" } else { "" };
        let (follows, precedes) = (sign(command.follows), sign(command.precedes));
        format!("{follows}{name}{precedes} {}{background}", blocks.join("<").replace("<Script", ""))
            .replace(" Script", "")
    };
    let mut shown: Vec<String> = script.commands.iter().map(place).collect();
    if !script.is_balanced {
        shown.push("unbalanced".to_owned());
    }
    shown
}

#[test]
fn each_command_knows_its_block() {
    let cases: [(&str, &[&str]); 14] = [
        ("a; { b; c; }; d", &["a", "b Group", "c Group", "d"]),
        ("(a && (b))", &["a&& Subshell", "b Subshell<Subshell"]),
        (
            "if a; then b; elif c; then d; else e; fi; f",
            &["a Condition", "b Branch", "c Condition", "d Branch", "e Branch", "f"],
        ),
        ("while a; do b; done\nc", &["a Condition", "b Loop", "c"]),
        ("for x in y; do\n b\ndone", &["for Loop", "b Loop"]),
        (
            "case $x in\n a|b) c ;;\n (*) d;&\nesac\ne",
            &["case Case", "a| Case", "|b Case", "c Case", "* Subshell<Case", "d Case", "e"],
        ),
        (
            "f() { a; }\nfunction g { b; }\nh ()\n( c )",
            &["f", "a Function", "function", "b Function", "h", "c Function"],
        ),
        ("echo if then; fi", &["echo", "unbalanced"]),
        ("{ a", &["a Group", "unbalanced"]),
        ("a )", &["a", "unbalanced"]),
        ("if a { b }", &["a Condition", "b Group<Condition", "unbalanced"]),
        ("if (a) then b fi", &["a Subshell<Condition", "b Branch", "unbalanced"]),
        ("$(if) `fi` \"then\"", &["$(if)"]),
        ("while read x; do if a; then b; fi; done <y", &["read Condition", "a Condition<Loop", "b Branch<Loop"]),
    ];
    for (script, want) in cases {
        assert_eq!(placed(&script.replace("\\n", "\n")), want, "{script}");
    }
}

#[test]
fn each_command_knows_what_parts_it_from_its_neighbours() {
    let cases: [(&str, &[&str]); 6] = [
        ("a && b || c; d | e", &["a&&", "&&b||", "||c", "d|", "|e"]),
        ("a &&\n # why\n\n b\nc", &["a&&", "&&b", "c"]),
        ("a && b & c", &["a&& in background", "&&b& in background", "&c"]),
        ("{ a; } && b", &["a Group", "&&b"]),
        ("a && { b; c; }\nd", &["a&&", "b Group", "c Group", "d"]),
        ("a |& b", &["a|", "|b"]),
    ];
    for (script, want) in cases {
        assert_eq!(placed(script), want, "{script}");
    }
    let blocks = read("a && { b; } | c; (d) &").blocks;
    let around: Vec<_> = blocks.iter().map(|block| (block.follows, block.precedes)).collect();
    assert_eq!(around[1..], [(Separator::And, Separator::Pipe), (Separator::End, Separator::Background)]);
    assert_eq!(
        read("a; (b; (c); d); e").blocks.iter().map(|b| b.commands.clone()).collect::<Vec<_>>(),
        [0..5, 1..4, 2..3]
    );
}

#[test]
fn a_word_knows_the_bytes_that_spell_it() {
    let offsets = |script: &str| read(script).commands[0].words[0].offsets(script);
    assert_eq!(offsets("ab"), Some(vec![0, 1, 2]));
    assert_eq!(offsets("'a$'"), Some(vec![1, 2, 3]));
    assert_eq!(offsets("a\"b c\"d"), Some(vec![0, 2, 3, 4, 6, 7]));
    assert_eq!(offsets("a\\ \"\\$\""), Some(vec![0, 2, 5, 6]));
    assert_eq!(offsets("\"$A\""), Some(vec![1, 2, 3]));
    assert_eq!(offsets("x\"$A\""), None);
    assert_eq!(offsets("''"), Some(vec![1]));
}

proptest! {
    #[test]
    fn blocks_and_offsets_fit_any_script(script in "(if |then |fi|do |done|case |esac|[a-c=]| |\n|'|\"|\\\\|\\$|\\(|\\)|\\{ |\\}|&|;|\\||é){0,40}") {
        let read = read(&script);
        for (at, block) in read.blocks.iter().enumerate() {
            prop_assert!(block.parent.is_none_or(|parent| parent < at));
            prop_assert!(block.commands.start <= block.commands.end && block.commands.end <= read.commands.len());
        }
        for (at, command) in read.commands.iter().enumerate() {
            prop_assert!(read.blocks[command.block].commands.contains(&at));
            for word in &command.words {
                let Some(offsets) = word.offsets(&script) else { continue };
                prop_assert_eq!(offsets.len(), word.text.len() + 1);
                for (at, character) in word.text.char_indices() {
                    prop_assert!(script[offsets[at]..].starts_with(character));
                }
            }
        }
    }

    #[test]
    fn ranges_lie_inside_any_script(script in "([a-c=]|[ \t]|\r?\n|'|\"|\\\\|\\$|\\(|\\)|\\{|\\}|<|>|&|;|#|`|export |env |é|.){0,40}") {
        for command in commands(&script) {
            prop_assert!(script.get(command.range.clone()).is_some());
            for word in words(&command) {
                prop_assert!(script.get(word.range.clone()).is_some(), "{:?}", word);
            }
        }
    }

    #[test]
    fn quoted_words_are_read_back(words in prop::collection::vec("[ -&(-~é\n]{0,8}", 1..6)) {
        let script = format!("'a' {}", words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" "));
        let commands = commands(&script);
        prop_assert_eq!(commands.len(), 1);
        let read: Vec<&str> = commands[0].words.iter().skip(1).map(|word| word.text.as_str()).collect();
        prop_assert_eq!(read, words);
        prop_assert!(commands[0].words.iter().all(|word| word.literal));
    }
}
