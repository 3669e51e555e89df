"""Given names by which persons are known in texts that do not say who wrote them: common ones of many languages.

Our own choice. None that is as likely a thing (Adam, Bert, Albert, Claude, Julia, Jordan, Lars, Vera), a place or a word."""

from __future__ import annotations

_NAMES = """
    aaron abdul abdullah abhishek adrian agnes ahmed aisha ajay akira alejandro alessandro alex alexander alexandra alexei
    alexey alice alison amanda amir amit amy ana anders andre andrea andreas andrei andrew andrey andy angela anil anita anja
    anjali ankit anna anne annie anthony antoine antonio anton arjun arthur arun arvind ashish ashley barbara bartosz ben
    benjamin bernard bill bjorn bob boris brandon brian bruce bruno carl carlos carol caroline catherine charles chen chloe
    chris christina christine christopher cindy claire colin connor craig cristina cynthia damien daniel daniela danny dave
    david deborah deepak denis dennis derek diana diego dieter dimitri dmitri dmitry dominik donald dorothy doug douglas dylan
    eduardo edward elena elias elizabeth ellen emily enrico eric erik ethan eugene evan evelyn felipe fernando filip francesco
    francois frank frederic fredrik gabriela gary geoffrey george gerald giovanni giulia graham greg gregory guillaume gunnar
    gustavo hannah hans harold harry hassan heather heidi heinrich helen henrik henry herbert hiroshi howard hugo ian ibrahim
    igor ilya ingrid isaac isabel ivan jack jacob jacques jaime jakob jakub james jamie jane janet jason javier jeff jeffrey
    jennifer jeremy jerome jerry jessica jesus jim jimmy joan joanna joe joel johan johann johannes john johnny jonas jonathan
    jorge jose joseph josh joshua juan judith jürgen justin kapil karen karim karl karthik kate katherine kathleen kathryn katie
    keith kelly kenji kenneth kevin khaled kiran klaus kristen kumar kyle larry laura lauren laurent leonid leon leonardo leslie
    lilian linda lorenzo louis louise lucas lucia ludwig luis luka lukas łukasz maciej malcolm manish manuel marco marcus
    margaret maria marie marina mariya marta martha martin mary masahiro mateusz mathieu matt matteo matthew matthias maurice
    megan mehmet melissa michael michal michel michelle miguel mihai mike mikhail milan mohamed mohammad mohammed mohit monica
    muhammad nadia nancy naomi natalia natalie nathan neil nicholas nick nicolas nicole nikhil nikita nikolai nikolas nils noam
    noel norbert olaf oleg olga oliver olivia olivier omar otto pablo pamela paolo patricia patrick paul paula pavel pedro peter
    petr philip philipp philippe pierre piotr prakash pranav priya priyam rachel rafael rahul raj rajesh ralph ramesh raymond
    rebecca reza ricardo richard rishi rob robert roberto rodrigo roger rohan rohit roland ronald ross russell ryan sachin sally
    salvatore samantha samuel sandeep sandra sanjay sarah satoshi scott sean sebastian sergei sergey sergio shawn sheila shreya
    simon simone sofia sophia sophie stefan stefano stephanie stephen steve steven stuart sunil suresh susan sven svetlana
    takashi tanya tatiana teresa terry theodore theresa thierry thomas tim timothy tobias todd tomas tomasz tommy tony tyler
    ulrich umar valentin vanessa vasily veronica vijay vikram vincent vivek vladimir walter wei wendy werner wilhelm william
    wojciech wolfgang xavier xiang yann yannic yannick yasmin yoshua yuki yuri yusuf yves zachary zhang
"""

GIVEN_NAMES = frozenset(_NAMES.split())
