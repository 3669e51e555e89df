"""Given names by which persons are known in texts that do not say who wrote them: common ones of many languages.

Our own choice. None that is as likely a thing (Adam, Bert, Albert, Claude, Julia, Jordan, Taylor, Florence), a place or a word."""

from __future__ import annotations

_NAMES = """
    aaron abdul abdullah abhishek adrian agnes ahmed aisha ajay akira alejandro alessandro alex alexander alexandra alexei alexey
    alice alison amanda amir amit amy ana anders andre andrea andreas andrei andrew andrey andy angela anil anita anja anjali ankit
    ann anna anne annie anthony antoine antonio anton arjun arthur arun arvind ashish ashley barbara bartosz ben benjamin bernard
    bill bjorn bob boris brandon brian bruce bruno carl carlos carol caroline catherine charles charlotte chen chloe chris christina
    christine christopher cindy claire colin connor craig cristina cynthia damien daniel daniela danny dave david deborah deepak denis
    dennis derek diana diego dieter dimitri dmitri dmitry dominik donald dorothy doug douglas dylan eduardo edward elena elias elizabeth
    ella ellen emily emma enrico eric erik ethan eugene evan evelyn felipe felix fernando filip francesco francois frank frederic
    fredrik gabriela gary geoffrey george gerald giovanni giulia graham greg gregory guillaume gunnar gustavo hannah hans harold harry
    hassan heather heidi heinrich helen henrik henry herbert hiroshi howard hugo ian ibrahim igor ilya ingrid isaac isabel ivan jack
    jacob jacques jaime jakob jakub james jamie jan jane janet jason javier jeff jeffrey jennifer jeremy jerome jerry jessica jesus jim
    jimmy joan joanna joe joel johan johann johannes john johnny jonas jonathan jorge jose joseph josh joshua juan judith jürgen justin
    kapil karen karim karl karthik kate katherine kathleen kathryn katie keith kelly ken kenji kenneth kevin khaled kiran klaus kristen
    kumar kyle larry lars laura lauren laurent leonid lena leo leon leonardo leslie lilian lily linda lisa lorenzo louis louise lucas
    lucia ludwig luis luka lukas łukasz maciej magnus malcolm manish manuel marco marcus margaret maria marie marina mario mariya
    marta martha martin mary masahiro mateusz mathieu matt matteo matthew matthias maurice megan mehmet melissa michael michal michel
    michelle miguel mihai mike mikhail milan mohamed mohammad mohammed mohit monica muhammad nadia nancy naomi natalia natalie nathan neil
    nicholas nick nicolas nicole nikhil nikita nikolai nikolas nils noam noel nora norbert olaf oleg olga oliver olivia olivier omar
    otto pablo pamela paolo patricia patrick paul paula pavel pedro peter petr philip philipp philippe pierre piotr prakash pranav
    priya priyam rachel rafael rahul raj rajesh ralph ramesh raymond rebecca reza ricardo richard rishi rob robert roberto robin rodrigo
    roger rohan rohit roland roman ronald rosa ross russell ryan sachin sally salvatore samantha samuel sandeep sandra sanjay sara sarah
    satoshi scott sean sebastian sergei sergey sergio shawn sheila shreya simon simone sofia sophia sophie stefan stefano stephanie
    stephen steve steven stuart sunil suresh susan sven svetlana takashi tanya tatiana ted teresa terry theodore theresa thierry thomas
    tim timothy tobias todd tomas tomasz tommy tony tyler ulrich umar valentin vanessa vasily vera veronica vijay vikram vincent
    virginia vivek vladimir walter wei wendy werner wilhelm william wojciech wolfgang xavier xiang yann yannic yannick yasmin yoshua yuki
    yuri yusuf yves zachary zhang zoe
"""

GIVEN_NAMES = frozenset(_NAMES.split())
