// The Gridlang language. A declaration ends where the next one begins: no two expressions ever stand side by side, so
// line ends carry no meaning, except that a unit stands on the line of its number.
grammar Grid;

@lexer::members {
    /// Unicode's general category N.
    private static boolean isNumeral(int character) {
        return switch (Character.getType(character)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }
}

file
    : header importDeclaration* item* EOF
    ;

// Where a file has faults its parts are read one by one.
oneHeader
    : header EOF
    ;

oneImport
    : importDeclaration EOF
    ;

oneItem
    : item EOF
    ;

header
    : ('problem' | 'library') path
    ;

importDeclaration
    : 'import' path ('.' '{' word (',' word)* ','? '}')? ('as' word)?
    ;

path
    : name ('.' name)*
    ;

item
    : dimensionItem
    | unitItem
    | seedItem
    | timeItem
    | signalItem
    | profileItem
    | functionItem
    | feederItem
    | deviceItem
    | ruleItem
    | populationItem
    | constrainItem
    | objectiveItem
    | trainItem
    | evaluateItem
    | testItem
    ;

// dimension Power = Energy / Time        dimension ReactivePower = reactive Power
dimensionItem
    : 'dimension' word ('=' tag = ('reactive' | 'point')? dimension)?
    ;

// unit J: Energy        unit kWh = 3.6e6 J        unit degC: Temperature = 1 K from 273.15 K
unitItem
    : 'unit' unitAtom (':' dimension definition? | definition)
    ;

definition
    : '=' scale = expression ('from' zero = expression)?
    ;

seedItem
    : 'seed' INTEGER
    ;

timeItem
    : 'time' block
    ;

// profile demand by home: Power = csv(...): one series for each home
signalItem
    : 'signal' word ('by' kind = word)? ':' dimension '=' expression
    ;

profileItem
    : 'profile' word ('by' kind = word | parameters)? ':' dimension '=' expression
    ;

functionItem
    : 'function' word parameters ':' dimension '=' expression
    ;

parameters
    : '(' (parameter (',' parameter)* ','?)? ')'
    ;

parameter
    : word ':' dimension ('=' expression)?
    ;

// feeder ieee123 { line l1 from "149" to "1" phases abc { ... } }        feeder net = ieee123 { regulators: locked }
feederItem
    : 'feeder' word ('=' base = word)? '{' (feederMember ','?)* '}'
    ;

feederMember
    : element
    | removal
    | entry
    ;

// transformer t1 from "n2" phases a to "n3" phases ab { ... }        phases that stand once hold for both ends
element
    : kind = IDENTIFIER (word | STRING) terminal* ('phases' phases = word)? block
    ;

terminal
    : ('at' | 'to') STRING
    | 'from' STRING ('phases' phases = word)?
    ;

// remove capacitor c1
removal
    : 'remove' kind = IDENTIFIER (word | STRING)
    ;

deviceItem
    : 'device' word '{' deviceMember* '}'
    ;

deviceMember
    : 'param' word ':' dimension ('in' range)? ('=' expression)?            # paramMember
    | 'input' word ':' dimension                                            # inputMember
    | 'state' word ':' dimension ('in' range)? '=' expression               # stateMember
    | 'action' word ':' dimension 'in' range ('=' expression)?              # actionMember
    | 'let' word (':' dimension)? '=' expression                            # letMember
    | 'next' word '=' expression                                            # nextMember
    | 'der' word '=' expression                                             # derivativeMember
    | 'inject' word '=' expression                                          # injectMember
    | 'observe' expression (',' expression)*                                # observeMember
    | 'limit' word ':' expression                                           # limitMember
    | role = ('cost' | 'terminal') word '=' expression                      # costMember
    ;

// rule droop for Generator { set q = ... }        rule flat = droop { slope: 2 [kvar/V] }
ruleItem
    : 'rule' word 'for' device = word '{' ruleMember* '}'                   # newRule
    | 'rule' word '=' base = word block                                     # changedRule
    ;

ruleMember
    : 'param' word ':' dimension ('in' range)? '=' expression               # ruleParam
    | 'let' word (':' dimension)? '=' expression                            # ruleLet
    | 'set' word '=' expression                                             # ruleSet
    ;

populationItem
    : 'population' word '=' expression 'of' device = word '{' populationMember* '}'
    ;

populationMember
    : 'place' 'on' binder ('weighted' 'by' expression)?                     # placeMember
    | 'draw' word '~' expression                                            # drawMember
    | 'bind' word '=' expression                                            # bindMember
    | 'set' word '=' expression                                             # setMember
    ;

constrainItem
    : 'constrain' word ('for' binder (',' binder)*)? ':' expression enforcement
    ;

enforcement
    : 'dual' 'per' '(' expression (',' expression)* ','? ')'                # dualEnforcement
    | 'penalty' price = expression 'per' amount = expression                # penaltyEnforcement
    ;

objectiveItem
    : sense = ('minimize' | 'maximize') expression
    ;

trainItem
    : 'train' word block
    ;

evaluateItem
    : 'evaluate' word '{' ((entry | requirement) ','?)* '}'
    ;

requirement
    : 'require' expression
    ;

testItem
    : 'test' STRING '{' testStep* '}'
    ;

testStep
    : 'given' word '=' expression                                           # givenStep
    | 'step' word ('with' choice)? 'for' expression                         # stepStep
    | 'expect' expression ('within' expression)?                            # expectStep
    ;

choice
    : 'rule' chosen = word ('at' voltage = expression)?                       # ruleChoice
    | action (',' action)*                                                  # actionChoice
    ;

action
    : name ':' expression
    ;

block
    : '{' (entry ','?)* '}'
    ;

entry
    : path ':' value
    ;

// Where a range may stand as well as an expression.
value
    : low = expression ('..' high = arithmetic)?
    ;

range
    : low = arithmetic '..' high = arithmetic
    ;

binder
    : word 'in' set = expression ('where' condition = expression)?
    ;

dimension
    : dimension '^' exponent                                                # powerDimension
    | dimension op = ('*' | '/') dimension                                  # productDimension
    | '(' dimension ')'                                                     # groupedDimension
    | IDENTIFIER                                                            # namedDimension
    | INTEGER                                                               # oneDimension
    ;

exponent
    : '-'? INTEGER
    | '(' '-'? INTEGER ('/' INTEGER)? ')'
    ;

expression
    : 'if' condition = expression 'then' then = expression 'else' otherwise = expression
    | disjunction
    ;

disjunction
    : conjunction ('or' conjunction)*
    ;

conjunction
    : negation ('and' negation)*
    ;

negation
    : 'not' negation
    | comparison
    ;

comparison
    : arithmetic (comparator arithmetic)*
    ;

comparator
    : '<='
    | '<'
    | '>='
    | '>'
    | '=='
    | '!='
    ;

arithmetic
    : term (operator += ('+' | '-') term)*
    ;

term
    : signed (operator += ('*' | '/') signed)*
    ;

signed
    : '-' signed
    | power
    ;

// A number is no postfix: its brackets hold a unit, never an index.
power
    : (quantity | postfix) ('^' signed)?
    ;

postfix
    : primary suffix*
    ;

suffix
    : '.' name                                                              # memberSuffix
    | '[' index (',' index)* ']'                                            # indexSuffix
    | '(' (argument (',' argument)* ','?)? ')'                              # callSuffix
    ;

// price[+1 h]: the only place where a plus sign stands before a number.
index
    : '+'? expression
    ;

// column: "t_out" as degC
argument
    : (name ':')? (value | window) ('for' binder | 'as' unit)?
    ;

// mean(price, next 6 h)
window
    : 'next' arithmetic
    ;

primary
    : DATE                                                                  # datePrimary
    | STRING                                                                # textPrimary
    | truth = ('true' | 'false')                                            # truthPrimary
    | word properties?                                                      # namePrimary
    | '(' expression ')'                                                    # groupedPrimary
    | listing                                                               # listingPrimary
    ;

// Battery { capacity: 10 kWh, soc: 50 % }
properties
    : '{' (property ','?)* '}'
    ;

property
    : name ':' value
    ;

listing
    : '[' (expression (',' expression)* ','?)? ']'
    ;

quantity
    : (INTEGER | REAL) ({_input.LT(1).getLine() == _input.LT(-1).getLine()}? unit)?
    ;

unit
    : unitAtom
    | '[' unitProduct ']'
    ;

unitProduct
    : unitProduct op = ('*' | '/') unitFactor
    | unitFactor
    ;

unitFactor
    : unitAtom ('^' '-'? INTEGER)?
    | INTEGER
    | '(' unitProduct ')'
    ;

unitAtom
    : IDENTIFIER
    | UNIT_SIGN
    ;

// What a declaration may be called and an expression may refer to: the words of the language among them never begin a
// line inside a block.
word
    : IDENTIFIER
    | 'at'
    | 'from'
    | 'on'
    | 'phases'
    | 'point'
    | 'reactive'
    | 'remove'
    | 'rule'
    | 'seed'
    | 'step'
    | 'test'
    | 'time'
    | 'to'
    | 'train'
    ;

// After a dot and before a colon any word will do: net.source, x.cost, step: 15 min.
name
    : word
    | 'action'
    | 'and'
    | 'as'
    | 'bind'
    | 'by'
    | 'constrain'
    | 'cost'
    | 'der'
    | 'device'
    | 'dimension'
    | 'draw'
    | 'dual'
    | 'else'
    | 'evaluate'
    | 'expect'
    | 'feeder'
    | 'for'
    | 'function'
    | 'given'
    | 'if'
    | 'import'
    | 'in'
    | 'inject'
    | 'input'
    | 'let'
    | 'library'
    | 'limit'
    | 'maximize'
    | 'minimize'
    | 'next'
    | 'not'
    | 'observe'
    | 'of'
    | 'or'
    | 'param'
    | 'penalty'
    | 'per'
    | 'place'
    | 'population'
    | 'problem'
    | 'profile'
    | 'require'
    | 'set'
    | 'signal'
    | 'state'
    | 'terminal'
    | 'then'
    | 'unit'
    | 'weighted'
    | 'where'
    | 'with'
    | 'within'
    ;

ACTION: 'action';
AND: 'and';
AS: 'as';
AT: 'at';
BIND: 'bind';
BY: 'by';
CONSTRAIN: 'constrain';
COST: 'cost';
DER: 'der';
DEVICE: 'device';
DIMENSION: 'dimension';
DRAW: 'draw';
DUAL: 'dual';
ELSE: 'else';
EVALUATE: 'evaluate';
EXPECT: 'expect';
FALSE: 'false';
FEEDER: 'feeder';
FOR: 'for';
FROM: 'from';
FUNCTION: 'function';
GIVEN: 'given';
IF: 'if';
IMPORT: 'import';
IN: 'in';
INJECT: 'inject';
INPUT: 'input';
LET: 'let';
LIBRARY: 'library';
LIMIT: 'limit';
MAXIMIZE: 'maximize';
MINIMIZE: 'minimize';
NEXT: 'next';
NOT: 'not';
OBSERVE: 'observe';
OF: 'of';
ON: 'on';
OR: 'or';
PARAM: 'param';
PENALTY: 'penalty';
PER: 'per';
PHASES: 'phases';
PLACE: 'place';
POINT: 'point';
POPULATION: 'population';
PROBLEM: 'problem';
PROFILE: 'profile';
REACTIVE: 'reactive';
REMOVE: 'remove';
REQUIRE: 'require';
RULE: 'rule';
SEED: 'seed';
SET: 'set';
SIGNAL: 'signal';
STATE: 'state';
STEP: 'step';
TERMINAL: 'terminal';
TEST: 'test';
THEN: 'then';
TIME: 'time';
TO: 'to';
TRAIN: 'train';
TRUE: 'true';
UNIT: 'unit';
WEIGHTED: 'weighted';
WHERE: 'where';
WITH: 'with';
WITHIN: 'within';

OPEN_BRACE: '{';
CLOSE_BRACE: '}';
OPEN_BRACKET: '[';
CLOSE_BRACKET: ']';
OPEN_PARENTHESIS: '(';
CLOSE_PARENTHESIS: ')';
ASSIGN: '=';
CARET: '^';
COLON: ':';
COMMA: ',';
DOT: '.';
DRAWN_FROM: '~';
EQUAL: '==';
GREATER: '>';
GREATER_OR_EQUAL: '>=';
LESS: '<';
LESS_OR_EQUAL: '<=';
MINUS: '-';
NOT_EQUAL: '!=';
PLUS: '+';
RANGE: '..';
SLASH: '/';
STAR: '*';
UNIT_SIGN: [%$€£];

DATE: YEAR '-' DIGIT DIGIT '-' DIGIT DIGIT;
INTEGER: DIGIT (DIGIT | '_')*;
REAL: DIGIT (DIGIT | '_')* ('.' DIGIT+ EXPONENT? | EXPONENT);
STRING: '"' STRING_PART* '"';
IDENTIFIER: (ASCII_LETTER | LETTER) (ASCII_LETTER | DIGIT | LETTER | NUMERAL)*;

DOCUMENTATION: '///' ~[\r\n]* -> channel(2);
COMMENT: '//' ~[\r\n]* -> channel(HIDDEN);
SPACE: [ \t\r\n\u00A0\uFEFF]+ -> skip;

// What follows never stands in a good file: each gets a message of its own.
MALFORMED_DATE: YEAR '-' DIGIT DIGIT? '-' DIGIT DIGIT? | DIGIT DIGIT? '/' DIGIT DIGIT? '/' YEAR;
UNTERMINATED_STRING: '"' STRING_PART*;
SINGLE_QUOTED_STRING: '\'' ~['\r\n]* '\'';
BLOCK_COMMENT: '/*' .*? '*/';
STRAY: .;

// Beyond ASCII a letter is told by the JVM's tables, for those of a lexer take longer to load than a file to read.
fragment LETTER: [\u0080-\u{10FFFF}] {Character.isLetter(_input.LA(-1))}?;
fragment NUMERAL: [\u0080-\u{10FFFF}] {isNumeral(_input.LA(-1))}?;
fragment ASCII_LETTER: [A-Za-z_];
fragment DIGIT: [0-9];
fragment YEAR: DIGIT DIGIT DIGIT DIGIT;
fragment EXPONENT: [eE] [+-]? DIGIT+;
fragment STRING_PART: ~["\\\r\n] | '\\' ~[\r\n];
